import * as vscode from "vscode";
import type { PowerAction } from "../../core/servers/powerAction";
import type { ServerView } from "../../core/servers/serverStore";
import type { Notifier } from "../../ui/notifier";
import { actionTitle } from "./powerMessages";
import { serverLines } from "../choice/serverLines";
import type { settings } from "../../ui/settings";

type ConfirmSettings = Pick<typeof settings, "confirmPowerActions" | "stopConfirmingPowerActions">;

/** Asks before a server is interrupted. Starting one needs no question. */
export async function confirmPower(
  action: PowerAction,
  targets: readonly ServerView[],
  notifier: Notifier,
  { confirmPowerActions, stopConfirmingPowerActions }: ConfirmSettings,
): Promise<boolean> {
  if (action === "start" || !confirmPowerActions()) {
    return true;
  }
  const verb = actionTitle(action);
  const verbAndNeverAgain = vscode.l10n.t("{0}, Don't Ask Again", verb);
  const answer = await notifier.ask({
    message: question(action, targets),
    detail: detail(action, targets),
    buttons: [verb, verbAndNeverAgain],
  });
  if (answer === verbAndNeverAgain) {
    await stopConfirmingPowerActions();
  }
  return answer !== undefined;
}

function question(action: "stop" | "reboot", targets: readonly ServerView[]): string {
  const [first] = targets;
  if (targets.length === 1 && first) {
    return action === "stop"
      ? vscode.l10n.t("Stop {0}?", first.server.name)
      : vscode.l10n.t("Reboot {0}?", first.server.name);
  }
  return action === "stop"
    ? vscode.l10n.t("Stop {0} servers?", targets.length)
    : vscode.l10n.t("Reboot {0} servers?", targets.length);
}

function detail(action: "stop" | "reboot", targets: readonly ServerView[]): string {
  return `${serverLines(targets)}\n\n${effect(action, targets.length)}`;
}

function effect(action: "stop" | "reboot", count: number): string {
  if (action === "stop") {
    return count === 1
      ? vscode.l10n.t(
          "The server shuts down gracefully, and everything running on it is unavailable until you start it again. A stopped server may still be billed.",
        )
      : vscode.l10n.t(
          "The servers shut down gracefully, and everything running on them is unavailable until you start them again. Stopped servers may still be billed.",
        );
  }
  return count === 1
    ? vscode.l10n.t(
        "The server restarts gracefully, and everything running on it is unavailable until it is up again.",
      )
    : vscode.l10n.t(
        "The servers restart gracefully, and everything running on them is unavailable until they are up again.",
      );
}
