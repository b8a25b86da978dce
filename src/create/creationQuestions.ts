import * as vscode from "vscode";
import type { LedgerTrouble } from "../core/changes/creationLedger";
import type { UnguardedCreation, UnknownCreation } from "../core/changes/serverCreation";
import type { Server } from "../core/servers/server";
import { describeProblem } from "../ui/describeProblem";
import type { Notifier } from "../ui/notifier";
import { statusWord } from "../ui/statusLook";

/** More buttons than these do not fit into a question. */
const mostOffered = 3;

/** The user says that this server is the one. */
interface Adopt {
  readonly kind: "adopt";
  readonly server: Server;
}

export type NextStep = { readonly kind: "checkAgain" | "createAgain" } | Adopt;

/** What to do about an order of which nobody knows whether it was carried out. */
export async function askWhatNext(
  unknown: UnknownCreation,
  notifier: Notifier,
): Promise<NextStep | undefined> {
  const checkAgain = vscode.l10n.t("Check Again");
  const createAgain = vscode.l10n.t("Create Again");
  const offers = offersOf(unknown);
  const choice = await notifier.ask({
    message: vscode.l10n.t("It's unclear whether {0} was created.", unknown.attempt.request.name),
    detail: [
      describeSilence(unknown),
      describeFound(unknown),
      vscode.l10n.t("If you create it again, you may end up with two servers and pay for both."),
    ].join("\n\n"),
    buttons: [...offers.keys(), checkAgain, createAgain],
  });
  const server = offers.get(choice ?? "");
  if (server) {
    return { kind: "adopt", server };
  }
  return choice === checkAgain
    ? { kind: "checkAgain" }
    : choice === createAgain
      ? { kind: "createAgain" }
      : undefined;
}

/** Whether to go on looking for an order of which many lists have shown nothing certain. */
export async function askAboutOverdue(
  unknown: UnknownCreation,
  notifier: Notifier,
): Promise<{ readonly kind: "forget" | "keepLooking" } | Adopt> {
  const { request, sentAtMs } = unknown.attempt;
  const keepLooking = vscode.l10n.t("Keep Looking");
  const stopLooking = vscode.l10n.t("Stop Looking");
  const offers = offersOf(unknown);
  const choice = await notifier.ask({
    message: vscode.l10n.t("It's still unclear whether {0} was created.", request.name),
    detail: [
      vscode.l10n.t(
        "It was ordered on {0}, and your list has been checked for it several times.",
        new Date(sentAtMs).toLocaleString(vscode.env.language),
      ),
      describeFound(unknown),
      vscode.l10n.t(
        "If you stop looking, you won't be warned before you order a server of this name again.",
      ),
    ].join("\n\n"),
    buttons: [keepLooking, ...offers.keys(), stopLooking],
  });
  const server = offers.get(choice ?? "");
  return server
    ? { kind: "adopt", server }
    : { kind: choice === stopLooking ? "forget" : "keepLooking" };
}

/** Whether to order although the record of orders would not keep this one from being sent twice. */
export async function askToCreateUnguarded(
  name: string,
  { troubles }: UnguardedCreation,
  notifier: Notifier,
): Promise<"tryAgain" | "createAnyway" | undefined> {
  const tryAgain = vscode.l10n.t("Try Again");
  const createAnyway = vscode.l10n.t("Create Anyway");
  const choice = await notifier.ask({
    message: vscode.l10n.t("{0} was not created: the record of your orders can't be used.", name),
    detail: [
      ...new Set(troubles.map(describeTrouble)),
      vscode.l10n.t("The log names the files: run the command “Show Log”."),
    ].join("\n\n"),
    buttons: [tryAgain, createAnyway],
  });
  return choice === tryAgain ? "tryAgain" : choice === createAnyway ? "createAnyway" : undefined;
}

function describeTrouble({ kind, reason }: LedgerTrouble): string {
  switch (kind) {
    case "unread":
      return vscode.l10n.t(
        "Earlier orders could not be read ({0}). If one of them was for this server, and you create it anyway, you may end up with two servers and pay for both.",
        reason,
      );
    case "damaged":
      return vscode.l10n.t(
        "The record of an earlier order is damaged ({0}). If it was for this server, and you create it anyway, you may end up with two servers and pay for both. The damaged record is then removed.",
        reason,
      );
    case "unwritten":
      return vscode.l10n.t(
        "This order could not be written down ({0}). If you create the server anyway and the response from VPS.org is lost, the order is forgotten when this window closes.",
        reason,
      );
  }
}

/** The servers that it may be, each by the button that says so. */
function offersOf({ found }: UnknownCreation): ReadonlyMap<string, Server> {
  const isOne = found.length === 1;
  return new Map(
    found
      .slice(0, mostOffered)
      .map((server) => [
        isOne
          ? vscode.l10n.t("It Is {0}", server.name)
          : vscode.l10n.t("It Is {0} ({1})", server.name, server.id),
        server,
      ]),
  );
}

/** Why the outcome is not known. Nothing heard of it may mean that another window still waits. */
function describeSilence({ attempt: { problem } }: UnknownCreation): string {
  return problem
    ? describeProblem(problem)
    : vscode.l10n.t(
        "It was ordered in another window or before a restart, and no response has arrived yet. If another window is still creating it, wait for that.",
      );
}

function describeFound({ listProblem, found, unreadCount }: UnknownCreation): string {
  if (listProblem) {
    return vscode.l10n.t(
      "Your list could not be refreshed either: {0}",
      describeProblem(listProblem),
    );
  }
  if (found.length === 0 && unreadCount > 0) {
    return vscode.l10n.t("It may be in your list already: not all of the list could be read.");
  }
  if (found.length === 0) {
    return vscode.l10n.t("It isn't in your list yet, but it may still appear.");
  }
  const servers = found.map(({ id, name, status }) => `${name} (${id}, ${statusWord(status)})`);
  return vscode.l10n.t("Your list has a server that may be this one: {0}.", servers.join(", "));
}
