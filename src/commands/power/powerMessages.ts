import * as vscode from "vscode";
import type { PowerAction } from "../../core/servers/powerAction";
import type { Server } from "../../core/servers/server";
import type { PowerResult } from "../../core/changes/serverPower";
import { describeProblem, describeReason } from "../../ui/describeProblem";
import type { Notifier } from "../../ui/notifier";
import { countOutcomes } from "../choice/countOutcomes";
import { describeBusy } from "../../ui/describeBusy";
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
  retry: () => unknown,
): void {
  const [only] = results;
  if (results.length === 1 && only) {
    sayOne(action, only, notifier, refresh, retry);
  } else {
    sayAll(action, results, notifier, refresh);
  }
}

function sayOne(
  action: PowerAction,
  { name, outcome }: PowerResult,
  notifier: Notifier,
  refresh: () => unknown,
  retry: () => unknown,
): void {
  switch (outcome.kind) {
    case "accepted":
    case "skipped":
    case "held":
      return;
    case "busy":
      notifier.info(describeBusy(name));
      return;
    case "refused":
      notifier.info(describeRefused(action, name, outcome.status));
      return;
    case "failed":
      showProblem(notifier, outcome.problem, {
        prefix: describeFailed(action, name),
        retry,
      });
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

/** One sentence on what was accepted, one on what was not; the rest is on a page. */
function sayAll(
  action: PowerAction,
  results: readonly PowerResult[],
  notifier: Notifier,
  refresh: () => unknown,
): void {
  const counts = countOutcomes(results);
  const accepted = counts.accepted ?? 0;
  const summary = vscode.l10n.t(
    "{0}: accepted for {1} of {2} servers.",
    actionTitle(action),
    accepted,
    results.length,
  );
  if (accepted === results.length) {
    notifier.info(summary);
    return;
  }
  const message = `${summary} ${describeRest(action, results)}`;
  const showResults = {
    label: vscode.l10n.t("Show Results"),
    run: () => {
      notifier.page(actionTitle(action), [
        summary,
        "",
        ...results.map((result) => describeResult(action, result)),
      ]);
    },
  };
  if (accepted + (counts.skipped ?? 0) === results.length) {
    notifier.info(message, showResults);
  } else {
    notifier.warn(message, showResults, { label: vscode.l10n.t("Refresh"), run: refresh });
  }
}

/** What matters most of those that were not accepted. */
function describeRest(action: PowerAction, results: readonly PowerResult[]): string {
  const { unknown = 0, skipped = 0, accepted = 0 } = countOutcomes(results);
  const [held] = results.flatMap(({ outcome }) =>
    outcome.kind === "held" ? [outcome.problem] : [],
  );
  if (held) {
    return describeReason(held);
  }
  if (unknown > 0) {
    return vscode.l10n.t("It's unclear whether {0} of the requests were carried out.", unknown);
  }
  const rest = results.length - accepted;
  return rest === skipped
    ? vscode.l10n.t("Skipped: {0}.", skipped)
    : describeNotDone(action, rest - skipped);
}

function describeNotDone(action: PowerAction, count: number): string {
  switch (action) {
    case "start":
      return vscode.l10n.t("Not started: {0}.", count);
    case "stop":
      return vscode.l10n.t("Not stopped: {0}.", count);
    case "reboot":
      return vscode.l10n.t("Not rebooted: {0}.", count);
  }
}

function describeResult(action: PowerAction, { name, outcome }: PowerResult): string {
  switch (outcome.kind) {
    case "refused":
      return describeRefused(action, name, outcome.status);
    case "failed":
      return `${describeFailed(action, name)} ${describeProblem(outcome.problem)}`;
    case "unknown":
      return `${describeUnknown(name)} ${describeProblem(outcome.problem)}`;
    case "busy":
      return describeBusy(name);
    case "accepted":
      return vscode.l10n.t("{0}: accepted.", name);
    case "skipped":
      return vscode.l10n.t("{0}: skipped, nothing was sent.", name);
    case "held":
      return `${vscode.l10n.t("{0}: skipped, nothing was sent.", name)} ${describeProblem(outcome.problem)}`;
  }
}

function describeUnknown(name: string): string {
  return vscode.l10n.t("It's unclear whether the request for {0} was carried out.", name);
}
