import * as vscode from "vscode";
import type { Logger } from "../core/base/logger";
import { problemOf } from "../core/base/problemError";
import type { Notifier } from "../ui/notifier";
import { showProblem } from "../ui/showProblem";
import { commandIds, type CommandId } from "./ids";

/** The row that was clicked, and all rows that were selected with it. */
export type CommandHandler = (clicked?: unknown, selected?: unknown) => unknown;

export type CommandHandlers = Readonly<Record<CommandId, CommandHandler>>;

/**
 * Registers every command; the handlers are loaded when the first one is called. Whatever a handler
 * throws ends here, as a message to the user and a line in the log.
 */
export function registerCommands(
  handlers: () => Promise<CommandHandlers>,
  notifier: Notifier,
  logger: Logger,
): readonly vscode.Disposable[] {
  return commandIds.map((id) =>
    vscode.commands.registerCommand(id, async (clicked?: unknown, selected?: unknown) => {
      try {
        await (await handlers())[id](clicked, selected);
      } catch (caught) {
        const problem = problemOf(caught);
        if (problem) {
          showProblem(notifier, problem);
          return;
        }
        logger.error(`${id}: ${caught instanceof Error ? (caught.stack ?? "") : String(caught)}`);
        notifier.error(
          vscode.l10n.t("Something went wrong in the VPS.org extension. See the log for details."),
          {
            label: vscode.l10n.t("Show Log"),
            run: () => vscode.commands.executeCommand("vps.showLog"),
          },
        );
      }
    }),
  );
}
