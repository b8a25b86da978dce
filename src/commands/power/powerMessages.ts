import * as vscode from "vscode";
import type { PowerAction } from "../../core/servers/powerAction";
import type { Server } from "../../core/servers/server";
import type { PowerResult } from "../../core/changes/serverPower";
import { describeProblem } from "../../ui/describeProblem";
import type { Notifier } from "../../ui/notifier";
import { showProblem } from "../../ui/showProblem";
import { statusWord } from "../../ui/statusLook";

export function actionTitle(action: PowerAction): string {
  switch (action) {
    case "start":
      return vscode.l10n.t("Start");
    case "stop":
      return vscode.l10n.t("Stop");
    case "reboot":
      return vscode.l10n.t("Reboot");
  }
}

export function pickPrompt(action: PowerAction): string {
  switch (action) {
    case "start":
      return vscode.l10n.t("Select a server to start");
    case "stop":
      return vscode.l10n.t("Select a server to stop");
    case "reboot":
      return vscode.l10n.t("Select a server to reboot");
  }
}

export function nothingToActOn(action: PowerAction): string {
  switch (action) {
    case "start":
      return vscode.l10n.t("There are no stopped servers to start.");
    case "stop":
      return vscode.l10n.t("There are no active servers to stop.");
    case "reboot":
      return vscode.l10n.t("There are no active servers to reboot.");
  }
}

/** Shown when the state of the chosen servers does not allow the action. */
export function cannotAct(action: PowerAction, { name, status }: Server, count: number): string {
  if (count > 1) {
    return nothingToActOn(action);
  }
  const state = statusWord(status);
  switch (action) {
    case "start":
      return vscode.l10n.t("{0} can't be started while its state is {1}.", name, state);
    case "stop":
      return vscode.l10n.t("{0} can't be stopped while its state is {1}.", name, state);
    case "reboot":
      return vscode.l10n.t("{0} can't be rebooted while its state is {1}.", name, state);
  }
}

/**
 * One message for all servers. None if a single server's action succeeded, since its row shows
 * that.
 */
export function sayPowerResults(
  action: PowerAction,
  results: readonly PowerResult[],
  notifier: Notifier,
  refresh: () => unknown,
): void {
  const [only] = results;
  if (results.length === 1 && only) {
    sayOne(action, only, notifier, refresh);
  } else {
    sayAll(action, results, notifier, refresh);
  }
}

function sayOne(
  action: PowerAction,
  { name, outcome }: PowerResult,
  notifier: Notifier,
  refresh: () => unknown,
): void {
  switch (outcome.kind) {
    case "accepted":
    case "skipped":
      return;
    case "refused":
      notifier.info(describeRefused(action, name, outcome.status));
      return;
    case "failed":
      showProblem(notifier, outcome.problem, { prefix: describeFailed(action, name) });
      return;
    case "unknown":
      showProblem(notifier, outcome.problem, {
        prefix: describeUnknown(name),
        more: [{ label: vscode.l10n.t("Refresh"), run: refresh }],
      });
  }
}

function describeRefused(action: PowerAction, name: string, status: string | undefined): string {
  return status === undefined
    ? vscode.l10n.t("{0} no longer exists.", name)
    : vscode.l10n.t(
        "“{1}” isn't possible for {0} because its state is {2}. The list has been updated.",
        name,
        actionTitle(action),
        statusWord(status),
      );
}

function describeFailed(action: PowerAction, name: string): string {
  switch (action) {
    case "start":
      return vscode.l10n.t("{0} was not started.", name);
    case "stop":
      return vscode.l10n.t("{0} was not stopped.", name);
    case "reboot":
      return vscode.l10n.t("{0} was not rebooted.", name);
  }
}

function sayAll(
  action: PowerAction,
  results: readonly PowerResult[],
  notifier: Notifier,
  refresh: () => unknown,
): void {
  const accepted = results.filter(({ outcome }) => outcome.kind === "accepted").length;
  const skipped = results.filter(({ outcome }) => outcome.kind === "skipped").length;
  const troubled = results.filter(({ outcome }) => "problem" in outcome);
  const summary = [
    vscode.l10n.t(
      "{0}: accepted for {1} of {2} servers.",
      actionTitle(action),
      accepted,
      results.length,
    ),
    ...(skipped > 0 ? [vscode.l10n.t("Skipped: {0}.", skipped)] : []),
    ...troubled.map((result) => describeTrouble(action, result)),
  ].join(" ");
  if (troubled.length === 0) {
    notifier.info(summary);
  } else {
    notifier.warn(summary, { label: vscode.l10n.t("Refresh"), run: refresh });
  }
}

function describeTrouble(action: PowerAction, { name, outcome }: PowerResult): string {
  switch (outcome.kind) {
    case "refused":
      return describeRefused(action, name, outcome.status);
    case "failed":
      return `${describeFailed(action, name)} ${describeProblem(outcome.problem)}`;
    case "unknown":
      return `${describeUnknown(name)} ${describeProblem(outcome.problem)}`;
    case "accepted":
    case "skipped":
      return "";
  }
}

function describeUnknown(name: string): string {
  return vscode.l10n.t("It's unclear whether the request for {0} was carried out.", name);
}
