import { l10n } from "vscode";
import type { VanishedServer } from "../core/servers/absence";
import type { AccountSnapshot } from "../core/servers/accountServers";
import type { Server } from "../core/servers/server";
import { describeProblem } from "../ui/describeProblem";
import type { ShownAccount } from "./treeNode";

type TimeOf = (ms: number) => string;

interface MessageInput {
  readonly views: readonly ShownAccount[];
  readonly filter: string;
  readonly timeOf: TimeOf;
}

/** The lines above the rows. With several accounts, problems are shown in the accounts' rows too. */
export function viewMessage({ views, filter, timeOf }: MessageInput): string | undefined {
  const ages = views.flatMap(({ account: { label }, snapshot }) => {
    const line = ageLine(snapshot, timeOf);
    return line === undefined ? [] : [{ label, line }];
  });
  const others = views.flatMap(({ account: { label }, snapshot }) =>
    [
      unreadableLine(snapshot.unreadableCount),
      cutLine(snapshot),
      vanishedLine(snapshot.vanished, timeOf),
    ]
      .filter((line) => line !== undefined)
      .map((line) => ({ label, line })),
  );
  const all = [
    ...(filter === "" ? [] : [filterLine(views, filter)]),
    ...(views.length > 1
      ? [...saidOnce(ages), ...others.map(({ label, line }) => `${label}: ${line}`)]
      : [...ages, ...others].map(({ line }) => line)),
  ];
  return all.length === 0 ? undefined : all.join(" ");
}

interface AccountLine {
  readonly label: string;
  readonly line: string;
}

/** What keeps all accounts from being refreshed is one thing, with all of their names before it. */
function saidOnce(lines: readonly AccountLine[]): readonly string[] {
  const labelsOf = new Map<string, string[]>();
  for (const { label, line } of lines) {
    labelsOf.set(line, [...(labelsOf.get(line) ?? []), label]);
  }
  return [...labelsOf].map(([line, labels]) => `${labels.join(", ")}: ${line}`);
}

/** A list that is not whole proves nobody's absence, so what was known of them stays. */
function unreadableLine(count: number): string | undefined {
  if (count === 0) {
    return undefined;
  }
  return count === 1
    ? l10n.t(
        "1 server could not be read, so it's missing here or out of date. See the log for details.",
      )
    : l10n.t(
        "{0} servers could not be read, so they're missing here or out of date. See the log for details.",
        count,
      );
}

function cutLine({ isCut }: AccountSnapshot): string | undefined {
  return isCut
    ? l10n.t(
        "VPS.org didn't send the whole list, so some servers may be missing here or out of date.",
      )
    : undefined;
}

/** The description beside the title is not visible if the view is alone in its container. */
function filterLine(views: readonly ShownAccount[], filter: string): string {
  const count = (servers: (view: ShownAccount) => readonly Server[]) =>
    views.reduce((sum, view) => sum + servers(view).length, 0);
  const all = count(({ snapshot }) => snapshot.servers);
  const shown = count((view) => view.shown ?? view.snapshot.servers);
  return l10n.t("Filter “{0}”: showing {1} of {2} servers.", filter, shown, all);
}

/** Says how old the list is if it is not up to date. */
function ageLine(snapshot: AccountSnapshot, timeOf: TimeOf): string | undefined {
  const { problem, asOfMs, isRestored } = snapshot;
  if (asOfMs === undefined) {
    return undefined;
  }
  if (problem) {
    return l10n.t("Out of date, last updated {0}. {1}", timeOf(asOfMs), describeProblem(problem));
  }
  return isRestored ? l10n.t("As of {0}. Refreshing…", timeOf(asOfMs)) : undefined;
}

const mostNamed = 5;

/** Stays until the user refreshes, so that nobody misses it. */
function vanishedLine(vanished: readonly VanishedServer[], timeOf: TimeOf): string | undefined {
  const [first] = vanished;
  if (!first) {
    return undefined;
  }
  const since = timeOf(Math.min(...vanished.map(({ lastSeenMs }) => lastSeenMs)));
  if (vanished.length === 1) {
    return l10n.t(
      "{0} is no longer listed (last seen {1}). Refresh to dismiss this message.",
      first.name,
      since,
    );
  }
  const names = vanished.slice(0, mostNamed).map(({ name }) => name);
  return l10n.t(
    "{0} servers are no longer listed (last seen {1}): {2}. Refresh to dismiss this message.",
    vanished.length,
    since,
    vanished.length > mostNamed ? `${names.join(", ")}…` : names.join(", "),
  );
}
