import {
  isUnanswered,
  orderedName,
  serversIn,
  type Evidence,
  type Of,
  type SentWrite,
  type Violation,
} from "./evidence";

/** No server is bought twice unasked, none that was bought is forgotten, and none is mistaken. */
export function creates(evidence: Evidence): readonly Violation[] {
  return [
    ...forgotten(evidence),
    ...struckOff(evidence),
    ...doubled(evidence),
    ...mistaken(evidence),
  ];
}

/** A server that is found is one of a name that was ordered, unless the user says that it is the one. */
function mistaken(evidence: Evidence): readonly Violation[] {
  const orders = evidence.writes.filter(({ verb }) => verb === "create");
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

/** What messages may call the server: where the API has no names, the user's is in no request. */
function labelsOf(evidence: Evidence, { window, number }: Of<"sent">, name: string) {
  const [label = name] = name.split(".");
  const meant = evidence
    .of("meant")
    .findLast((one) => one.window === window && one.verb === "create" && one.number < number);
  return meant && meant.name !== "" && meant.name !== label ? [label, meant.name] : [label];
}

/** True for the name that was ordered, or that the API makes of the hostname. */
function isLabelOf(name: string, ordered: string): boolean {
  const [label = ""] = ordered.split(".");
  return [label, ordered].some((one) => one.toLowerCase() === name.toLowerCase());
}

/** After an order of which no response came, one like it is sent only once the user has decided so. */
function doubled(evidence: Evidence): readonly Violation[] {
  const orders = evidence.writes.filter(({ verb }) => verb === "create");
  return orders.flatMap(({ sent }) => {
    const before = orders.find(
      (one) =>
        isLikeBefore(one, sent) &&
        isOfSameAccount(evidence, one.sent, sent) &&
        !wasAskedOrSaid(evidence, one.sent, sent) &&
        !isExcused(evidence, one.sent),
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

/** An order of the same name, of which nothing certain had been heard when the next one was sent. */
function isLikeBefore(one: SentWrite, { number, token, body }: Of<"sent">): boolean {
  const wasHeard = one.heard !== undefined && one.heard.number < number;
  return (
    one.sent.number < number &&
    one.sent.token === token &&
    orderedName(one.sent) === orderedName({ body }) &&
    (wasHeard ? isUnanswered(one) : one.sent.fate !== "notSent")
  );
}

/** Whoever is signed in twice with one token, after trouble with the keyring, has two accounts. */
function isOfSameAccount(evidence: Evidence, one: Of<"sent">, other: Of<"sent">): boolean {
  const [key, otherKey] = [one, other].map((sent) => recordOf(evidence, sent)?.accountKey);
  return key === undefined || otherKey === undefined || key === otherKey;
}

function wasAskedOrSaid(evidence: Evidence, order: Of<"sent">, { number: to }: Of<"sent">) {
  const label = `(${labelsOf(evidence, order, orderedName(order)).join("|")})`;
  const question = new RegExp(
    `whether ${label}(\\.\\S+)? was created|^${label}(\\.\\S+)? was not created: the record`,
  );
  return (
    wasDecided(evidence, question, order.number, to) ||
    wasSaid(evidence, new RegExp(`^${label}(\\.\\S+)? was created[,:]`), order.number, to)
  );
}

/** A server that was bought was heard of, found, decided on, or is looked for. */
function forgotten(evidence: Evidence): readonly Violation[] {
  return evidence.writes.flatMap(({ verb, sent, did, heard }) => {
    if (verb !== "create" || did?.hasActed !== true || isWhole(heard)) {
      return [];
    }
    const name = orderedName(sent);
    const label = `(${labelsOf(evidence, sent, name).join("|")})`;
    const outcome = `^${label}(\\.\\S+)? was created(, although| in|:)`;
    const unclear = `^It's unclear whether ${label}(\\.\\S+)? was created in`;
    const isKnown =
      isLookedFor(evidence, sent) ||
      wasSaid(evidence, new RegExp(`${outcome}|${unclear}`, "i"), sent.number) ||
      wasDecided(evidence, new RegExp(`whether ${label}`), sent.number) ||
      wasFound(evidence, sent) ||
      isExcused(evidence, sent);
    return isKnown
      ? []
      : [
          {
            rule: "no order is forgotten",
            entry: sent,
            text: `${name} was bought and nobody knows`,
          },
        ];
  });
}

/** An order stays on the record as long as nobody knows what became of it. */
function struckOff(evidence: Evidence): readonly Violation[] {
  const orders = evidence.writes.filter(({ verb }) => verb === "create");
  const byPath = new Map(orders.map((one) => [recordOf(evidence, one.sent)?.path, one]));
  return evidence.of("removed").flatMap((entry) => {
    const order = byPath.get(entry.path);
    const isKnown = order === undefined || isSettled(evidence, order, entry);
    return isKnown
      ? []
      : [{ rule: "no order is struck off too early", entry, text: orderedName(order.sent) }];
  });
}

function isSettled(evidence: Evidence, order: SentWrite, removed: Of<"removed">): boolean {
  const { sent, heard } = order;
  const label = `(${labelsOf(evidence, sent, orderedName(sent)).join("|")})`;
  const wasHeard = heard !== undefined && heard.number < removed.number;
  return (
    removed.number < sent.number ||
    (wasHeard ? !isUnanswered(order) : sent.fate === "notSent") ||
    wasSaid(evidence, new RegExp(`^${label}(\\.\\S+)? was created`, "i"), sent.number) ||
    wasDecided(evidence, new RegExp(`whether ${label}`), sent.number, removed.number) ||
    isListed(evidence, sent, removed) ||
    isSigningOut(evidence, removed) ||
    evidence.kept.some(
      ({ number, accounts }) =>
        number < removed.number &&
        accounts.some(({ key, isSignedOut }) => isSignedOut && key === keyIn(removed.text)),
    )
  );
}

/** A list had it before its record was removed: the window may have ended before it could say so. */
function wasFound(evidence: Evidence, sent: Of<"sent">): boolean {
  const path = recordOf(evidence, sent)?.path;
  const removed = evidence
    .of("removed")
    .find((one) => one.number > sent.number && one.path === path);
  return removed !== undefined && isListed(evidence, sent, removed);
}

function isListed(evidence: Evidence, sent: Of<"sent">, removed: Of<"removed">): boolean {
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

function isWhole(heard: Of<"heard"> | undefined): boolean {
  return heard?.status === 201 && heard.body !== undefined;
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

interface OrderRecord {
  readonly path: string;
  readonly accountKey: string;
}

/** The file that the window has written for an order right before it was sent. */
function recordOf(evidence: Evidence, sent: Of<"sent">): OrderRecord | undefined {
  const name = orderedName(sent);
  const [label = name] = name.split(".");
  const entry = evidence
    .of("wrote")
    .findLast(
      ({ window, number, path, text }) =>
        window === sent.window &&
        number < sent.number &&
        path.includes("/orders/") &&
        (text.includes(`"${name}"`) || text.includes(`"${label}"`)),
    );
  return entry && { path: entry.path, accountKey: keyIn(entry.text) };
}

function keyIn(text: string): string {
  return /"accountKey":"([^"]*)"/.exec(text)?.[1] ?? "";
}

function isLookedFor(evidence: Evidence, sent: Of<"sent">): boolean {
  const record = recordOf(evidence, sent);
  return record !== undefined && evidence.closing.files.has(record.path);
}

/** How long it may take from the user's "yes" until an order is sent, with a slow disk. */
const sentWithinMs = 60_000;

/** The user took the risk of an order that could not be written down, or has signed out since. */
function isExcused(evidence: Evidence, sent: Of<"sent">): boolean {
  const record = recordOf(evidence, sent);
  const tookRisk = evidence
    .of("chose")
    .some(
      ({ text, window, number, atMs }) =>
        text === "Create Anyway" &&
        window === sent.window &&
        number < sent.number &&
        atMs > sent.atMs - sentWithinMs,
    );
  return tookRisk || (record !== undefined && hasSignedOut(evidence, sent, record));
}

function hasSignedOut(
  evidence: Evidence,
  { number }: Of<"sent">,
  { path, accountKey }: OrderRecord,
): boolean {
  const isKept = evidence.kept.some(
    (entry) =>
      entry.number > number &&
      entry.accounts.some(({ key, isSignedOut }) => key === accountKey && isSignedOut),
  );
  // A keyring that takes nothing keeps no trace of it.
  const removed = evidence.of("removed").find((one) => one.number > number && one.path === path);
  return isKept || (removed !== undefined && isSigningOut(evidence, removed));
}

/** What is left of the account goes after the sign-out, if the disk is slow one file in several seconds. */
const removedWithinMs = 60_000;

function isSigningOut(evidence: Evidence, { window, number, atMs }: Of<"removed">): boolean {
  const began = evidence.of("began").filter((one) => isSignOut(one) && one.number < number);
  const ended = evidence
    .of("ended")
    .filter((one) => isSignOut(one) && one.number < number && one.atMs < atMs - removedWithinMs);
  return began.length > ended.length;

  function isSignOut(one: Of<"began"> | Of<"ended">): boolean {
    return one.window === window && one.text === "vps.signOut";
  }
}
