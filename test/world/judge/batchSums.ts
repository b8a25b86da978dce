import { allowedPowerActions, type PowerAction } from "../../../src/core/servers/powerAction";
import { isSameId, type Evidence, type Of, type Violation } from "./evidence";

const sum = /^(Start|Stop|Reboot|Delete): (\d+) of (\d+) (?:starting|stopping|rebooting|deleted)/;
const verbs = { Start: "start", Stop: "stop", Reboot: "reboot", Delete: "delete" } as const;
const states = { start: "starting", stop: "stopping", reboot: "rebooting", delete: undefined };

/** A batch counts no more servers as done than the API has changed, and skips none that it could act on. */
export function batchSums(evidence: Evidence): readonly Violation[] {
  return evidence.of("said").flatMap((entry) => {
    const [, word, done = "", all = ""] = sum.exec(entry.text) ?? [];
    if (word === undefined) {
      return [];
    }
    const verb = verbs[word as keyof typeof verbs];
    const skipped = Number(/(\d+) skipped/.exec(entry.text)?.[1] ?? 0);
    const isTrue = evidence
      .of("meant")
      .filter(
        (one) =>
          one.window === entry.window &&
          one.verb === verb &&
          one.number < entry.number &&
          one.refs.length >= Number(all),
      )
      .some(
        (batch) =>
          changedIn(batch, entry.number, evidence) >= Number(done) &&
          impossibleIn(batch, entry.number, evidence) >= skipped,
      );
    return isTrue
      ? []
      : [{ rule: "a batch counts what has happened", entry, text: entry.text.slice(0, 80) }];
  });
}

/** How many servers of a batch were in the state meanwhile, by this window or by anybody else. */
function changedIn(batch: Of<"meant">, until: number, evidence: Evidence): number {
  const wanted = states[batch.verb as keyof typeof states];
  return idsOf(batch).filter((id) =>
    truthsOf(id, batch, until, evidence).some(({ state }) => state?.status === wanted),
  ).length;
}

/** How many could not be acted on, as far as the window showed or the API knew, and were not. */
function impossibleIn(batch: Of<"meant">, until: number, evidence: Evidence): number {
  const { verb, window, number } = batch;
  if (verb === "delete") {
    return Infinity;
  }
  const isPossible = (status = "") => allowedPowerActions(status).includes(verb as PowerAction);
  const others = evidence
    .of("meant")
    .filter((one) => one !== batch && one.window === window && one.verb === verb);
  const wasSent = (id: string) =>
    !others.some((other) => idsOf(other).some((one) => isSameId(one, id))) &&
    evidence.writes.some(
      (one) =>
        one.verb === verb &&
        one.sent.window === window &&
        one.sent.number > number &&
        isSameId(id, one.serverId),
    );
  const shown = evidence.of("showed").filter((one) => one.window === window && one.number < until);
  const since = shown.filter((_, at) => (shown[at + 1]?.number ?? until) > number);
  const wasImpossible = (id: string) =>
    truthsOf(id, batch, until, evidence).some(({ state }) => !isPossible(state?.status)) ||
    since.some(({ rows }) => {
      const row = rows.find(({ server }) => isSameId(server.id, id));
      return !isPossible(row?.server.status);
    });
  return idsOf(batch).filter((id) => !wasSent(id) && wasImpossible(id)).length;
}

function idsOf({ refs }: Of<"meant">): readonly string[] {
  return refs.map((ref) => ref.split("/")[1] ?? "");
}

/** What was true of a server when the batch began, and since then. */
function truthsOf(
  id: string,
  batch: Of<"meant">,
  until: number,
  evidence: Evidence,
): readonly Of<"truth">[] {
  const truths = evidence.of("truth").filter((one) => one.number < until && isSameId(id, one.id));
  const before = truths.findLast(({ number }) => number < batch.number);
  return truths.filter((one) => one === before || one.number > batch.number);
}
