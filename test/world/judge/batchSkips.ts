import { possiblePowerActions, type PowerAction } from "../../../src/core/servers/powerAction";
import { isSameId, isUnanswered, type Evidence, type Of, type Violation } from "./evidence";

const sum = /^(Start|Stop|Reboot): \d+ of (\d+) .*\b(\d+) skipped/;
const verbs = { Start: "start", Stop: "stop", Reboot: "reboot" } as const;

/**
 * A batch skips no server that the window shows all the time as one that can be acted on. Judged
 * where the sum is sure to be of one batch: the only one of its verb in its window, with none of its
 * servers meant alone.
 */
export function batchSkips(evidence: Evidence): readonly Violation[] {
  return evidence.of("said").flatMap((entry) => {
    const [, word, all = "", skipped = ""] = sum.exec(entry.text) ?? [];
    if (word === undefined) {
      return [];
    }
    const verb = verbs[word as keyof typeof verbs];
    const wishes = evidence
      .of("meant")
      .filter(
        (one) => one.window === entry.window && one.verb === verb && one.number < entry.number,
      );
    const [batch, ...others] = wishes.filter(({ refs }) => refs.length > 1);
    const isItsSum = others.length === 0 && batch?.refs.length === Number(all);
    const isAlone = wishes.every((one) => one === batch || !isAboutSame(one, batch));
    if (!batch || !isItsSum || !isAlone || wasCanceled(batch, entry, evidence)) {
      return [];
    }
    const able = batch.refs.filter(
      (ref) =>
        couldBeActedOn(ref, verb, batch, entry, evidence) ||
        wasAccepted(ref, batch, entry, evidence),
    );
    return Number(skipped) <= batch.refs.length - able.length
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
      isSameId(one.serverId, ref.split("/")[1] ?? "") &&
      one.sent.number > number &&
      one.heard !== undefined &&
      one.heard.number < until.number &&
      one.did?.hasActed === true &&
      !isUnanswered(one),
  );
}

/** True if the row says so from before the command was called until its end, and nothing else was sent. */
function couldBeActedOn(
  ref: string,
  verb: PowerAction,
  batch: Of<"meant">,
  until: Of<"said">,
  evidence: Evidence,
): boolean {
  const [accountKey, id = ""] = ref.split("/");
  const fromNumber = beginOf(batch, evidence);
  const shown = evidence
    .of("showed")
    .filter(({ window, number }) => window === batch.window && number < until.number);
  const before = shown.findLast(({ number }) => number < fromNumber);
  const isBusy = evidence.writes.some(
    (one) =>
      one.verb !== verb &&
      isSameId(one.serverId, id) &&
      one.sent.number > fromNumber &&
      one.sent.number < until.number,
  );
  const sinceThen = shown.filter((one) => one === before || one.number > fromNumber);
  const wasAble = sinceThen.every(({ rows }) =>
    rows.some(
      (row) =>
        row.accountKey === accountKey &&
        isSameId(row.server.id, id) &&
        possiblePowerActions(row.server).includes(verb),
    ),
  );
  return wasAble && !isBusy;
}

/** When the first command began that was under way as the user said yes. */
function beginOf({ window, number }: Of<"meant">, evidence: Evidence): number {
  const ended = new Set(
    evidence
      .of("ended")
      .filter((one) => one.window === window && one.number < number)
      .map(({ command }) => command),
  );
  const [first] = evidence
    .of("began")
    .filter((one) => one.window === window && one.number < number && !ended.has(one.command));
  return Math.min(number, first?.number ?? number);
}
