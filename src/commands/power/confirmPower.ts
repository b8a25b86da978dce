import * as vscode from "vscode";
import { settingIds } from "../../core/base/manifestIds";
import type { PowerAction } from "../../core/servers/powerAction";
import { refOf, type ServerView } from "../../core/servers/serverStore";
import type { Notifier } from "../../ui/notifier";
import { sayNotSaved } from "../../ui/settingMessages";
import { actionTitle } from "./powerMessages";
import { othersStay, serverLines } from "../choice/serverLines";
import type { settings } from "../../ui/settings";

type ConfirmSettings = Pick<typeof settings, "confirmPowerActions" | "stopConfirmingPowerActions">;

/** What a power action is for. */
export interface PowerOrder {
  readonly targets: readonly ServerView[];
  /** What was chosen too, but is protected, or in a state that does not allow it. */
  readonly others: readonly ServerView[];
}

/**
 * Asks before a server is interrupted, and before several are started, which the icon on one of
 * several selected rows does too. Starting the one that was clicked needs no question.
 */
export async function confirmPower(
  action: PowerAction,
  order: PowerOrder,
  notifier: Notifier,
  { confirmPowerActions, stopConfirmingPowerActions }: ConfirmSettings,
): Promise<boolean> {
  if ((action === "start" && order.targets.length === 1) || !confirmPowerActions()) {
    return true;
  }
  const verb = actionTitle(action);
  const verbAndNeverAgain = vscode.l10n.t("{0}, Don't Ask Again", verb);
  const answer = await notifier.ask({
    message: question(action, order),
    detail: detail(action, order),
    about: order.targets.map(refOf),
    buttons: [verb, verbAndNeverAgain],
  });
  if (answer === verbAndNeverAgain && !(await stopConfirmingPowerActions())) {
    sayNotSaved(notifier, settingIds.confirmPowerActions);
  }
  return answer !== undefined;
}

function question(action: PowerAction, { targets, others }: PowerOrder): string {
  const [first] = targets;
  const count = targets.length;
  const total = count + others.length;
  if (first && total === 1) {
    return askAboutOne(action, first.server.name);
  }
  return total === count ? askAboutAll(action, count) : askAboutSome(action, count, total);
}

function askAboutOne(action: PowerAction, name: string): string {
  switch (action) {
    case "start":
      return vscode.l10n.t("Start {0}?", name);
    case "stop":
      return vscode.l10n.t("Stop {0}?", name);
    case "reboot":
      return vscode.l10n.t("Reboot {0}?", name);
  }
}

function askAboutAll(action: PowerAction, count: number): string {
  switch (action) {
    case "start":
      return vscode.l10n.t("Start {0} servers?", count);
    case "stop":
      return vscode.l10n.t("Stop {0} servers?", count);
    case "reboot":
      return vscode.l10n.t("Reboot {0} servers?", count);
  }
}

function askAboutSome(action: PowerAction, count: number, total: number): string {
  switch (action) {
    case "start":
      return vscode.l10n.t("Start {0} of {1} servers?", count, total);
    case "stop":
      return vscode.l10n.t("Stop {0} of {1} servers?", count, total);
    case "reboot":
      return vscode.l10n.t("Reboot {0} of {1} servers?", count, total);
  }
}

function detail(action: PowerAction, { targets, others }: PowerOrder): string {
  const lines = [serverLines(targets), othersStay(others), effect(action, targets.length)];
  return lines.filter(Boolean).join("\n\n");
}

function effect(action: PowerAction, count: number): string {
  switch (action) {
    case "start":
      return count === 1
        ? vscode.l10n.t("The server starts, and is available once it is up.")
        : vscode.l10n.t("The servers start, and each is available once it is up.");
    case "stop":
      return count === 1
        ? vscode.l10n.t(
            "The server shuts down gracefully, and everything running on it is unavailable until you start it again. A stopped server may still be billed.",
          )
        : vscode.l10n.t(
            "The servers shut down gracefully, and everything running on them is unavailable until you start them again. Stopped servers may still be billed.",
          );
    case "reboot":
      return count === 1
        ? vscode.l10n.t(
            "The server restarts gracefully, and everything running on it is unavailable until it is up again.",
          )
        : vscode.l10n.t(
            "The servers restart gracefully, and everything running on them is unavailable until they are up again.",
          );
  }
}
