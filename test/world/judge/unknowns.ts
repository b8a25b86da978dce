import {
  field,
  isSameId,
  isUnanswered,
  stateDuring,
  type Evidence,
  type SentWrite,
  type Violation,
} from "./evidence";

import { isOfOther, wasHidden, type Blindness } from "./hidden";

/** By then every question about a lost response has been answered, or has failed. */
const longEnoughMs = 240_000;

/** A change of which no response came, and which was not carried out, does not pass in silence. */
export function unknowns(evidence: Evidence): readonly Violation[] {
  return evidence.writes.flatMap((write) => {
    const { verb, sent, did } = write;
    const endMs = evidence.endOf(sent.window);
    const hasSlept = evidence
      .of("step")
      .some(({ text, atMs }) => text.startsWith("sleep") && atMs >= sent.atMs && atMs <= endMs);
    const hasTime = endMs > sent.atMs + longEnoughMs && (!hasSlept || endMs === Infinity);
    if (
      verb === "create" ||
      !isUnanswered(write) ||
      did?.hasActed === true ||
      !hasTime ||
      wasCarriedOutElsewhere(write, evidence) ||
      isGoneForItsToken(write, evidence)
    ) {
      return [];
    }
    return wasSaid(write, evidence)
      ? []
      : [
          {
            rule: "every unknown outcome is said",
            entry: sent,
            text: `${verb} ${write.serverId} was lost in silence`,
          },
        ];
  });
}

/** In a message that names the server, or counts those of a batch. */
function wasSaid({ serverId, sent }: SentWrite, evidence: Evidence): boolean {
  const names = evidence.namesOf(serverId);
  return evidence
    .of("said")
    .some(
      ({ window, number, text }) =>
        window === sent.window &&
        number > sent.number &&
        /unclear|was not|no longer|already gone|canceled/.test(text) &&
        (/\b\d+ of \d+ /.test(text) || names.some((name) => text.includes(name))),
    );
}

/** The API says that the server to delete does not exist: the token is that of another account. */
function isGoneForItsToken({ verb, serverId, sent }: SentWrite, evidence: Evidence): boolean {
  const sinceThen: Blindness = (look, owners) =>
    look.number > sent.number && isOfOther(look, owners);
  const { window } = sent;
  return (
    verb === "delete" && wasHidden(serverId, { window, number: Infinity }, evidence, sinceThen)
  );
}

/** Somebody else has done the same, or had just done it. */
function wasCarriedOutElsewhere({ verb, serverId, sent }: SentWrite, evidence: Evidence): boolean {
  const truths = evidence.of("truth").filter(({ id }) => isSameId(id, serverId));
  const before = truths.findLast(({ number }) => number < sent.number);
  const since = [before, ...truths.filter(({ number }) => number > sent.number)];
  if (truths.some(({ state }) => state === undefined)) {
    return true;
  }
  if (verb === "edit") {
    const body: unknown = JSON.parse(sent.body);
    const wanted = [field(body, "name"), field(body, "hostname")];
    const isSo = (is: unknown, at: number) => wanted[at] === undefined || wanted[at] === is;
    return (
      wanted.some((one) => one !== undefined) &&
      since.some((one) => [one?.state?.name, one?.state?.hostname].every(isSo))
    );
  }
  return since.some((one) => one?.state?.status === stateDuring(verb));
}
