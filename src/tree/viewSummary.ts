import { l10n } from "vscode";
import type { Problem } from "../core/base/problem";
import type { AccountSnapshot } from "../core/servers/accountServers";
import type { AccountView } from "../core/servers/serverStore";
import { needsAttention } from "../core/servers/serverStatus";
import type { ViewState } from "../ui/contextKeys";
import type { ViewLines } from "./viewLines";
import type { ShownAccount } from "./treeNode";

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
  readonly views: readonly ShownAccount[];
  readonly filter: string;
  readonly rowCount: number;
  /** Why no account can be used although the user may have signed in. */
  readonly settingsProblem: Problem | undefined;
  readonly isSignInKnown: boolean;
  /** All known accounts belong to another address than the one in the settings. */
  readonly isElsewhere: boolean;
  readonly timeOf: (ms: number) => string;
  /** What is said of anything unusual. Undefined until it is loaded. */
  readonly lines: ViewLines | undefined;
}

export function summarize(input: SummaryInput): ViewSummary {
  const { views } = input;
  const state = stateOf(input);
  const problem = input.settingsProblem ?? firstProblem(views);
  return {
    state,
    failure: (state === "failed" && problem ? input.lines?.failureText(problem) : undefined) ?? "",
    description: descriptionOf(state, problem, input),
    message: state === "ready" ? input.lines?.viewMessage(input) : undefined,
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
  { filter, lines }: SummaryInput,
): string | undefined {
  if (state === "failed" && problem) {
    return lines?.describeProblem(problem);
  }
  return filter === "" ? undefined : l10n.t("filter: {0}", filter);
}
