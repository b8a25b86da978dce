import { l10n } from "vscode";
import type { Problem } from "../core/base/problem";
import type { VanishedServer } from "../core/servers/absence";
import type { AccountSnapshot } from "../core/servers/accountServers";
import { filterServers } from "../core/servers/serverFilter";
import type { AccountView } from "../core/servers/serverStore";
import { needsAttention } from "../core/servers/serverStatus";
import type { ViewState } from "../ui/contextKeys";
import { failureText } from "./failureText";
import type { DescribeProblem } from "./treeNode";

/** What surrounds the tree: the message lines, the badge and which welcome text is shown. */
export interface ViewSummary {
  readonly state: ViewState;
  /** The kind of problem if the state is "failed". */
  readonly failure: string;
  /** Beside the title. */
  readonly description: string | undefined;
  /** Above the rows. VS Code shows no welcome text while there is a message. */
  readonly message: string | undefined;
  readonly attentionCount: number;
}

export interface SummaryInput {
  readonly views: readonly AccountView[];
  readonly filter: string;
  readonly rowCount: number;
  /** Why no account can be used although the user may have signed in. */
  readonly settingsProblem: Problem | undefined;
  readonly isSignInKnown: boolean;
  /** All known accounts belong to another address than the one in the settings. */
  readonly isElsewhere: boolean;
  readonly timeOf: (ms: number) => string;
  readonly describe: DescribeProblem;
}

export function summarize(input: SummaryInput): ViewSummary {
  const { views } = input;
  const state = stateOf(input);
  const problem = input.settingsProblem ?? firstProblem(views);
  return {
    state,
    failure: state === "failed" && problem ? failureText(problem) : "",
    description: descriptionOf(state, problem, input),
    message: state === "ready" ? messageOf(input) : undefined,
    attentionCount: views.reduce((sum, { snapshot }) => sum + attentionCount(snapshot), 0),
  };
}

function attentionCount({ servers }: AccountSnapshot): number {
  return servers.reduce((sum, { status }) => sum + (needsAttention(status) ? 1 : 0), 0);
}

function stateOf({
  views,
  rowCount,
  settingsProblem,
  isSignInKnown,
  isElsewhere,
}: SummaryInput): ViewState {
  if (settingsProblem) {
    return "failed";
  }
  if (views.length === 0) {
    return !isSignInKnown ? "loading" : isElsewhere ? "otherAddress" : "signedOut";
  }
  if (rowCount > 0) {
    return "ready";
  }
  if (views.some(({ snapshot }) => snapshot.servers.length > 0)) {
    return "filteredOut";
  }
  if (views.some(({ snapshot }) => snapshot.problem)) {
    return "failed";
  }
  return views.some(({ snapshot }) => snapshot.asOfMs === undefined) ? "loading" : "empty";
}

function firstProblem(views: readonly AccountView[]): Problem | undefined {
  return views.find(({ snapshot }) => snapshot.problem)?.snapshot.problem;
}

function descriptionOf(
  state: ViewState,
  problem: Problem | undefined,
  { filter, describe }: SummaryInput,
): string | undefined {
  if (state === "failed" && problem) {
    return describe(problem);
  }
  return filter === "" ? undefined : l10n.t("filter: {0}", filter);
}

/** With several accounts, problems are shown in the accounts' rows too. */
function messageOf({ views, filter, timeOf, describe }: SummaryInput): string | undefined {
  const ages = views.flatMap(({ account: { label }, snapshot }) => {
    const line = ageLine(snapshot, timeOf, describe);
    return line === undefined ? [] : [{ label, line }];
  });
  const others = views.flatMap(({ account: { label }, snapshot }) =>
    [unreadableLine(snapshot.unreadableCount), vanishedLine(snapshot.vanished, timeOf)]
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

/** The description beside the title is not visible if the view is alone in its container. */
function filterLine(views: readonly AccountView[], filter: string): string {
  const count = (countOf: (servers: AccountSnapshot["servers"]) => number) =>
    views.reduce((sum, { snapshot }) => sum + countOf(snapshot.servers), 0);
  return l10n.t(
    "Filter “{0}”: showing {1} of {2} servers.",
    filter,
    count((servers) => filterServers(servers, filter).length),
    count((servers) => servers.length),
  );
}

type TimeOf = SummaryInput["timeOf"];

/** Says how old the list is if it is not up to date. */
function ageLine(
  snapshot: AccountSnapshot,
  timeOf: TimeOf,
  describe: DescribeProblem,
): string | undefined {
  const { problem, asOfMs, isRestored } = snapshot;
  if (asOfMs === undefined) {
    return undefined;
  }
  if (problem) {
    return l10n.t("Out of date, last updated {0}. {1}", timeOf(asOfMs), describe(problem));
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
