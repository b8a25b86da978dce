import { batchSumsIn } from "./batches";
import { idOf, isSameId, stateDuring, type Evidence, type Of, type Violation } from "./evidence";
import { isOfOther, wasHidden } from "./hidden";

/** A batch counts no more servers as done than the API has changed. */
export function batchSums(evidence: Evidence): readonly Violation[] {
  return batchSumsIn(evidence).flatMap(({ entry, done, all, wishes }) => {
    const isTrue = wishes
      .filter(({ refs }) => refs.length >= all)
      .some((batch) => changedIn(batch, entry.number, evidence) >= done);
    return isTrue
      ? []
      : [{ rule: "a batch counts what has happened", entry, text: entry.text.slice(0, 80) }];
  });
}

/** How many servers of a batch were in the state meanwhile, or gone for all that the API tells. */
function changedIn(batch: Of<"meant">, until: number, evidence: Evidence): number {
  const wanted = stateDuring(batch.verb);
  const { window, verb } = batch;
  return batch.refs
    .map(idOf)
    .filter(
      (id) =>
        truthsOf(id, batch, until, evidence).some(({ state }) => state?.status === wanted) ||
        (verb === "delete" && wasHidden(id, { window, number: until }, evidence, isOfOther)),
    ).length;
}

/** What was true of a server when the batch began, and since then: two APIs may give one ID. */
function truthsOf(
  id: string,
  batch: Of<"meant">,
  until: number,
  evidence: Evidence,
): readonly Of<"truth">[] {
  const truths = evidence.of("truth").filter((one) => one.number < until && isSameId(id, one.id));
  const before = new Map(
    truths.filter(({ number }) => number < batch.number).map((one) => [one.host, one]),
  );
  return truths.filter((one) => before.get(one.host) === one || one.number > batch.number);
}
