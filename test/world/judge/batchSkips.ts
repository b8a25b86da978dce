import { possiblePowerActions } from "../../../src/core/servers/powerAction";
import { batchSumsIn } from "./batches";
import {
  idOf,
  isOfId,
  isSameId,
  isUnanswered,
  type Evidence,
  type Of,
  type Violation,
} from "./evidence";

/**
 * A batch skips no server that the window shows all the time as one that can be acted on. Judged
 * where the sum is sure to be of one batch: the only one of its verb in its window, with none of its
 * servers meant alone. What can be deleted shows in no row. A server of two accounts that have one
 * token, from windows that signed in while the keyring was locked, is acted on for one of them.
 */
export function batchSkips(evidence: Evidence): readonly Violation[] {
  return batchSumsIn(evidence).flatMap(({ entry, verb, all, skipped, wishes }) => {
    const [batch, ...others] = wishes.filter(({ refs }) => refs.length > 1);
    const isItsSum = others.length === 0 && batch?.refs.length === all;
    const isAlone = wishes.every((one) => one === batch || !isAboutSame(one, batch));
    const isSure = verb !== "delete" && isItsSum && isAlone;
    if (!batch || !isSure || wasCanceled(batch, entry, evidence)) {
      return [];
    }
    const isAble = ableIn(batch, entry, evidence);
    const able = batch.refs.filter(
      (ref) =>
        !isMeantTwice(ref, batch) && (isAble(ref) || wasAccepted(ref, batch, entry, evidence)),
    );
    return skipped <= batch.refs.length - able.length
      ? []
      : [
          {
            rule: "a batch skips only what it can't act on",
            entry,
            text: `${entry.text.slice(0, 80)} ${able.join(", ")} could be acted on`,
          },
        ];
  });
}

function isAboutSame({ refs }: Of<"meant">, batch: Of<"meant"> | undefined): boolean {
  return refs.some((ref) => batch?.refs.includes(ref));
}

function isMeantTwice(ref: string, { refs }: Of<"meant">): boolean {
  return refs.filter((one) => isOfId(one, idOf(ref))).length > 1;
}

function wasCanceled(batch: Of<"meant">, until: Of<"said">, evidence: Evidence): boolean {
  return evidence
    .of("step")
    .some(
      ({ number, text }) =>
        number > batch.number && number < until.number && text.startsWith("cancel what runs"),
    );
}

/** True if the API said yes to the window, which has not skipped the server then. */
function wasAccepted(
  ref: string,
  { window, verb, number }: Of<"meant">,
  until: Of<"said">,
  { writes }: Evidence,
): boolean {
  return writes.some(
    (one) =>
      one.sent.window === window &&
      one.verb === verb &&
      isOfId(ref, one.serverId) &&
      one.sent.number > number &&
      one.heard !== undefined &&
      one.heard.number < until.number &&
      one.did?.hasActed === true &&
      !isUnanswered(one),
  );
}

/** True for a row that says so from before the command was called until its end, and nothing else was sent. */
function ableIn(
  batch: Of<"meant">,
  until: Of<"said">,
  evidence: Evidence,
): (ref: string) => boolean {
  const { verb, window, number } = batch;
  const fromNumber = evidence.underWay(batch)[0]?.number ?? number;
  const shown = evidence
    .of("showed")
    .filter((one) => one.window === window && one.number < until.number);
  const before = shown.findLast((one) => one.number < fromNumber);
  const sinceThen = shown.filter((one) => one === before || one.number > fromNumber);
  const others = evidence.writes.filter(
    (one) => one.verb !== verb && one.sent.number > fromNumber && one.sent.number < until.number,
  );
  return (ref) => {
    const [accountKey, id = ""] = ref.split("/");
    const isShownAble = ({ rows }: Of<"showed">) =>
      rows.some(
        ({ accountKey: key, server }) =>
          key === accountKey &&
          isSameId(server.id, id) &&
          possiblePowerActions(server).some((action) => action === verb),
      );
    return sinceThen.every(isShownAble) && !others.some((one) => isSameId(one.serverId, id));
  };
}
