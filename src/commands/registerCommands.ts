import * as vscode from "vscode";
import type { Logger } from "../core/base/logger";
import { problemOf } from "../core/base/problemError";
import type { Notifier } from "../ui/notifier";
import { lostRow } from "./choice/lostRow";
import { commandIds, isServerCommand, type CommandName } from "../core/base/commandIds";
import { runCommand } from "../ui/runCommand";

/** The row that was clicked, and all rows that were selected with it. */
export type CommandHandler = (clicked?: unknown, selected?: unknown) => unknown;

export type CommandHandlers = Readonly<Record<CommandName, CommandHandler>>;

/**
 * Registers every command; what they do is loaded when the first is called. Whatever one throws
 * ends here, as a sentence and a line in the log.
 */
export function registerCommands(
  handlers: () => Promise<CommandHandlers>,
  notifier: Notifier,
  logger: Logger,
): readonly vscode.Disposable[] {
  return (Object.keys(commandIds) as CommandName[]).map((name) =>
    vscode.commands.registerCommand(commandIds[name], async (...passed: readonly unknown[]) => {
      const [clicked, selected] = passed;
      // A menu passes something for a row that is gone, the palette passes nothing at all.
      const isLost = passed.length > 0 && (clicked ?? undefined) === undefined;
      try {
        await (
          await handlers()
        )[name](isLost && isServerCommand(name) ? lostRow : clicked, selected);
      } catch (caught) {
        const problem = problemOf(caught);
        if (problem) {
          const { showProblem } = await import("../ui/showProblem");
          showProblem(notifier, problem);
          return;
        }
        logger.error(
          `${commandIds[name]}: ${caught instanceof Error ? (caught.stack ?? "") : String(caught)}`,
        );
        notifier.error(
          vscode.l10n.t("Something went wrong in the VPS.org extension. See the log for details."),
          {
            label: vscode.l10n.t("Show Log"),
            run: () => runCommand("showLog"),
          },
        );
      }
    }),
  );
}
