import * as vscode from "vscode";
import type { RollingFault, RollingRun, RollingServer } from "../../core/changes/rollingRun";
import { describeBusy } from "../../ui/describeBusy";
import { describeProblem } from "../../ui/describeProblem";

export function rollingTitle(): string {
  return vscode.l10n.t("Rolling Reboot");
}

export function rollingSummary({ servers }: RollingRun): string {
  const done = servers.filter(({ step }) => step === "done").length;
  return vscode.l10n.t("Rolling reboot: {0} of {1} done.", done, servers.length);
}

/** The list as it is now: what has happened to each server, and why it has stopped. */
export function rollingLines(run: RollingRun): readonly string[] {
  return [rollingSummary(run), "", ...run.servers.map(describe)];
}

/** What a rolling reboot has stopped at. */
export function rollingFaults({ servers }: RollingRun): string {
  return servers.flatMap(({ name, fault }) => (fault ? describeFault(name, fault) : [])).join(" ");
}

function describe({ name, location, step, fault }: RollingServer): string {
  const who = [name, location].filter(Boolean).join(" · ");
  if (fault) {
    return `${who}: ${describeFault(name, fault)}`;
  }
  switch (step) {
    case "waiting":
      return vscode.l10n.t("{0}: waits for its turn", who);
    case "sending":
      return vscode.l10n.t("{0}: the reboot is being requested", who);
    case "rebooting":
      return vscode.l10n.t("{0}: rebooting, until it is active and its port answers", who);
    case "done":
      return vscode.l10n.t("{0}: active again, and its port answers", who);
  }
}

function describeFault(name: string, fault: RollingFault): string {
  switch (fault.kind) {
    case "notSent":
      return `${vscode.l10n.t("{0} was not rebooted.", name)} ${describeProblem(fault.problem)}`;
    case "unclear":
      return `${vscode.l10n.t("It's unclear whether {0} was rebooted.", name)} ${describeProblem(fault.problem)}`;
    case "notActive":
      return vscode.l10n.t("{0} was not rebooted, since it isn't active.", name);
    case "protected":
      return vscode.l10n.t("{0} was not rebooted, since it is protected in VS Code.", name);
    case "busy":
      return describeBusy(name);
    case "silentBefore":
      return vscode.l10n.t(
        "{0} was not rebooted: nothing answers at its SSH port, so nobody could see it come back.",
        name,
      );
    case "noAddress":
      return vscode.l10n.t(
        "{0} was not rebooted: it has no address at which its SSH port could be tried.",
        name,
      );
    case "gone":
      return vscode.l10n.t("{0} no longer exists.", name);
    case "signedOut":
      return vscode.l10n.t(
        "{0} was rebooted. Whether it is active again is unknown, since you are signed out of its account.",
        name,
      );
    case "notActiveAgain":
      return vscode.l10n.t("{0} was rebooted, and is not active again.", name);
    case "silentAfter":
      return vscode.l10n.t("{0} is active again, but nothing answers at its SSH port.", name);
  }
}
