import {
  isUnanswered,
  orderedName,
  serversIn,
  type Evidence,
  type Of,
  type Violation,
} from "./evidence";
import { isLabelOf, ordersOf, type Order } from "./orders";

/** No server is bought twice unasked, none that was bought is forgotten, and none is mistaken. */
export function creates(evidence: Evidence): readonly Violation[] {
  const orders = ordersOf(evidence);
  return [
    ...orders.flatMap((order) => forgotten(order, evidence)),
    ...orders.flatMap((order) => struckOff(order, evidence)),
    ...doubled(orders, evidence),
    ...mistaken(orders, evidence),
  ];
}

/** A server that is found is one of a name that was ordered, unless the user says that it is the one. */
function mistaken(orders: readonly Order[], evidence: Evidence): readonly Violation[] {
  return evidence.of("said").flatMap((entry) => {
    const name = /^(\S+) was created(, although the|: your list)/.exec(entry.text)?.[1];
    const isOrdered = orders.some(
      ({ sent }) => sent.number < entry.number && isLabelOf(name ?? "", orderedName(sent)),
    );
    const isChosen = evidence
      .of("chose")
      .some(
        ({ text, number, window }) =>
          window === entry.window && number < entry.number && text.startsWith("It Is "),
      );
    return name === undefined || isOrdered || isChosen
      ? []
      : [{ rule: "no server is taken for another", entry, text: `${name} was not ordered` }];
  });
}

/** After an order of which no response came, one like it is sent only once the user has decided so. */
function doubled(orders: readonly Order[], evidence: Evidence): readonly Violation[] {
  return orders.flatMap((order) => {
    const { sent } = order;
    const before = orders.find(
      (one) =>
        isLikeBefore(one, order) &&
        !wasAskedOrSaid(one, sent, evidence) &&
        !isExcused(one, evidence),
    );
    return before
      ? [
          {
            rule: "no order is sent twice unasked",
            entry: sent,
            text: `${orderedName(sent)} may have been bought by request ${before.sent.request}`,
          },
        ]
      : [];
  });
}

/**
 * An order of the same name, of which nothing certain had been heard when the next one was sent.
 * Whoever is signed in twice with one token, after trouble with the keyring, has two accounts.
 */
function isLikeBefore(one: Order, { sent, record }: Order): boolean {
  const wasHeard = one.heard !== undefined && one.heard.number < sent.number;
  return (
    one.sent.number < sent.number &&
    one.sent.token === sent.token &&
    orderedName(one.sent) === orderedName(sent) &&
    (wasHeard ? isUnanswered(one) : one.sent.fate !== "notSent") &&
    (!one.record || !record || one.record.accountKey === record.accountKey)
  );
}

function wasAskedOrSaid({ sent, label }: Order, again: Of<"sent">, evidence: Evidence): boolean {
  const question = new RegExp(
    `whether ${label}(\\.\\S+)? was created|^${label}(\\.\\S+)? was not created: the record`,
  );
  return (
    wasDecided(evidence, question, sent.number, again.number) ||
    wasSaid(evidence, new RegExp(`^${label}(\\.\\S+)? was created[,:]`), sent.number, again.number)
  );
}

/** A server that was bought was heard of, found, decided on, or is looked for. */
function forgotten(order: Order, evidence: Evidence): readonly Violation[] {
  const { sent, did, heard, label, record, removed } = order;
  if (did?.hasActed !== true || (heard?.status === 201 && heard.body !== undefined)) {
    return [];
  }
  const outcome = `^${label}(\\.\\S+)? was created(, although| in|:)`;
  const unclear = `^It's unclear whether ${label}(\\.\\S+)? was created in`;
  const isLookedFor = record !== undefined && evidence.closing.files.has(record.path);
  const isKnown =
    isLookedFor ||
    wasSaid(evidence, new RegExp(`${outcome}|${unclear}`, "i"), sent.number) ||
    wasDecided(evidence, new RegExp(`whether ${label}`), sent.number) ||
    (removed !== undefined && wasListed(order, removed, evidence)) ||
    isExcused(order, evidence);
  return isKnown
    ? []
    : [
        {
          rule: "no order is forgotten",
          entry: sent,
          text: `${orderedName(sent)} was bought and nobody knows`,
        },
      ];
}

/** An order stays on the record as long as nobody knows what became of it. */
function struckOff(order: Order, evidence: Evidence): readonly Violation[] {
  const { sent, removed } = order;
  return removed === undefined || isSettled(order, removed, evidence)
    ? []
    : [{ rule: "no order is struck off too early", entry: removed, text: orderedName(sent) }];
}

function isSettled(order: Order, removed: Of<"removed">, evidence: Evidence): boolean {
  const { sent, heard, label, record } = order;
  const wasHeard = heard !== undefined && heard.number < removed.number;
  return (
    (wasHeard ? !isUnanswered(order) : sent.fate === "notSent") ||
    wasSaid(evidence, new RegExp(`^${label}(\\.\\S+)? was created`, "i"), sent.number) ||
    wasDecided(evidence, new RegExp(`whether ${label}`), sent.number, removed.number) ||
    wasListed(order, removed, evidence) ||
    isSigningOut(removed, evidence) ||
    isSignedOut(record?.accountKey, -1, removed.number, evidence)
  );
}

/** A list had it before its record was removed: the window may have ended before it could say so. */
function wasListed({ sent }: Order, removed: Of<"removed">, evidence: Evidence): boolean {
  return evidence
    .of("heard")
    .some(
      ({ window, number, body }) =>
        window === removed.window &&
        number > sent.number &&
        number < removed.number &&
        serversIn(body).some(({ name }) => isLabelOf(name, orderedName(sent))),
    );
}

function wasSaid(evidence: Evidence, outcome: RegExp, from: number, to = Infinity): boolean {
  return evidence
    .of("said")
    .some(({ text, number }) => number > from && number < to && outcome.test(text));
}

/** The user has seen the question and has taken a server for it, or ordered again, or had enough. */
function wasDecided(evidence: Evidence, question: RegExp, from: number, to = Infinity): boolean {
  const asked = evidence
    .of("asked")
    .filter(({ text, number }) => number > from && number < to && question.test(text));
  return evidence
    .of("chose")
    .some(
      ({ text, window, number }) =>
        number < to &&
        /^(Create Again|Create Anyway|Stop Looking|It Is )/.test(text) &&
        asked.some((one) => one.window === window && one.number < number),
    );
}

/** How long it may take from the user's "yes" until an order is sent, with a slow disk. */
const sentWithinMs = 60_000;

/** The user took the risk of an order that could not be written down, or has signed out since. */
function isExcused({ sent, record, removed }: Order, evidence: Evidence): boolean {
  const tookRisk = evidence
    .of("chose")
    .some(
      ({ text, window, number, atMs }) =>
        text === "Create Anyway" &&
        window === sent.window &&
        number < sent.number &&
        atMs > sent.atMs - sentWithinMs,
    );
  // A keyring that takes nothing keeps no trace of a sign-out.
  return (
    tookRisk ||
    isSignedOut(record?.accountKey, sent.number, Infinity, evidence) ||
    (removed !== undefined && isSigningOut(removed, evidence))
  );
}

function isSignedOut(
  accountKey: string | undefined,
  from: number,
  to: number,
  { kept }: Evidence,
): boolean {
  return kept.some(
    ({ number, accounts }) =>
      number > from &&
      number < to &&
      accounts.some((one) => one.key === accountKey && one.isSignedOut),
  );
}

/** What is left of the account goes after the sign-out, if the disk is slow one file in several seconds. */
const removedWithinMs = 60_000;

function isSigningOut(removed: Of<"removed">, evidence: Evidence): boolean {
  const began = evidence
    .of("began")
    .findLast(
      ({ window, text, number }) =>
        window === removed.window && text === "vps.signOut" && number < removed.number,
    );
  const ended = evidence
    .of("ended")
    .find(({ window, command }) => window === began?.window && command === began.command);
  const isLater = ended !== undefined && ended.number < removed.number;
  const agoMs = isLater ? removed.atMs - ended.atMs - evidence.sleptMs(ended, removed) : 0;
  return began !== undefined && agoMs < removedWithinMs;
}
