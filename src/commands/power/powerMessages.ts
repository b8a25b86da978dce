import * as vscode from "vscode";
import type { PowerAction } from "../../core/servers/powerAction";
import type { Server } from "../../core/servers/server";
import type { PowerResult } from "../../core/changes/serverPower";
import { describeProblem } from "../../ui/describeProblem";
import type { Notifier } from "../../ui/notifier";
import type { BatchWords } from "../many/sayBatch";
import { describeProtected } from "../many/describeProtected";
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

/** None if a single server's action succeeded, since its row shows that. */
export function sayOne(
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
    case "protected":
      notifier.info(describeProtected(name));
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

export function powerWords(action: PowerAction): BatchWords<PowerResult> {
  return {
    title: actionTitle(action),
    done: (count, total) => doneWords(action, count, total),
    describe: (result) => describeResult(action, result),
  };
}

/** The API has accepted these; that they are there yet would be more than is known. */
function doneWords(action: PowerAction, count: number, total: number): string {
  switch (action) {
    case "start":
      return vscode.l10n.t("{0} of {1} starting", count, total);
    case "stop":
      return vscode.l10n.t("{0} of {1} stopping", count, total);
    case "reboot":
      return vscode.l10n.t("{0} of {1} rebooting", count, total);
  }
}

export function progressTitle(action: PowerAction, count: number): string {
  switch (action) {
    case "start":
      return vscode.l10n.t("Starting {0} servers", count);
    case "stop":
      return vscode.l10n.t("Stopping {0} servers", count);
    case "reboot":
      return vscode.l10n.t("Rebooting {0} servers", count);
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
    case "protected":
      return describeProtected(name);
    case "held":
      return `${vscode.l10n.t("{0}: skipped, nothing was sent.", name)} ${describeProblem(outcome.problem)}`;
  }
}

function describeUnknown(name: string): string {
  return vscode.l10n.t("It's unclear whether the request for {0} was carried out.", name);
}
