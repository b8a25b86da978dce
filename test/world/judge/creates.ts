import { orderedName, type Evidence, type Of, type SentWrite, type Violation } from "./evidence";

/** No server is bought twice unasked, none that was bought is forgotten, and none is mistaken. */
export function creates(evidence: Evidence): readonly Violation[] {
  return [...forgotten(evidence), ...doubled(evidence), ...mistaken(evidence)];
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
    const name = orderedName(sent);
    const before = orders.find(
      (one) =>
        one.sent.number < sent.number &&
        one.sent.token === sent.token &&
        orderedName(one.sent) === name &&
        one.heard?.status === undefined &&
        one.sent.fate !== "notSent" &&
        !wasAskedOrSaid(evidence, one.sent, sent, name) &&
        !isExcused(evidence, one.sent),
    );
    return before
      ? [
          {
            rule: "no order is sent twice unasked",
            entry: sent,
            text: `${name} may have been bought by request ${before.sent.request}`,
          },
        ]
      : [];
  });
}

function wasAskedOrSaid(
  evidence: Evidence,
  order: Of<"sent">,
  { number: to }: Of<"sent">,
  name: string,
): boolean {
  const label = `(${labelsOf(evidence, order, name).join("|")})`;
  const isBetween = ({ number }: { readonly number: number }) =>
    number > order.number && number < to;
  const question = new RegExp(
    `whether ${label}(\\.\\S+)? was created|^${label}(\\.\\S+)? was not created: the record`,
  );
  const consents = evidence
    .of("chose")
    .filter(
      (one) => isBetween(one) && /^(Create Again|Create Anyway|Stop Looking|It Is )/.test(one.text),
    );
  const outcome = new RegExp(`^${label}(\\.\\S+)? was created[,:]`);
  return (
    evidence
      .of("asked")
      .some(
        (one) =>
          isBetween(one) &&
          question.test(one.text) &&
          consents.some(({ window, number }) => window === one.window && number > one.number),
      ) || evidence.of("said").some((one) => isBetween(one) && outcome.test(one.text))
  );
}

/** A server that was bought was heard of, found, decided on, or is looked for. */
function forgotten(evidence: Evidence): readonly Violation[] {
  return evidence.writes.flatMap((write) => {
    const { verb, sent, did, heard } = write;
    if (verb !== "create" || did?.hasActed !== true || isWhole(heard)) {
      return [];
    }
    const name = orderedName(sent);
    const isKnown =
      isLookedFor(evidence, name) ||
      wasSaid(evidence, write, name) ||
      wasDecided(evidence, write, name) ||
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

function isWhole(heard: Of<"heard"> | undefined): boolean {
  return heard?.status === 201 && heard.body !== undefined;
}

function isLookedFor({ closing }: Evidence, name: string): boolean {
  const [label = name] = name.split(".");
  return [...closing.files].some(
    ([path, text]) =>
      path.includes("/orders/") &&
      path.endsWith(".json") &&
      (text.includes(`"${name}"`) || text.includes(`"${label}"`)),
  );
}

function wasSaid(evidence: Evidence, { sent }: SentWrite, name: string): boolean {
  const label = `(${labelsOf(evidence, sent, name).join("|")})`;
  const outcome = new RegExp(`^${label}(\\.\\S+)? was created(, although| in|:)`, "i");
  return evidence.of("said").some(({ text, number }) => number > sent.number && outcome.test(text));
}

/** The user has seen the question about it and has taken a server for it, or ordered again. */
function wasDecided(evidence: Evidence, { sent }: SentWrite, name: string): boolean {
  const labels = labelsOf(evidence, sent, name);
  const wasAsked = evidence
    .of("asked")
    .some(
      ({ text, number }) =>
        number > sent.number && labels.some((label) => text.includes(`whether ${label}`)),
    );
  return (
    wasAsked &&
    evidence
      .of("chose")
      .some(
        ({ text, number }) =>
          number > sent.number &&
          (text === "Create Again" || text === "Stop Looking" || text.startsWith("It Is ")),
      )
  );
}

/** Without a disk nobody can remember beyond the window, nor without the account. */
function isExcused(evidence: Evidence, { atMs, token, number }: Of<"sent">): boolean {
  const hadNoDisk = evidence.hadTrouble("the disk is", atMs - 10_000, atMs + 30_000);
  const hasSignedOut = evidence.kept.some(
    (entry) =>
      entry.number > number &&
      entry.accounts.some(({ key, isSignedOut }) => isSignedOut && evidence.hasToken(key, token)),
  );
  // Where the keyring takes nothing, it is in no keyring, and the user hears that it holds in this window.
  const labels = evidence.accounts().filter((one) => one.token === token);
  const heardOfIt = evidence
    .of("said")
    .some(
      ({ text, number: at }) =>
        at > number &&
        labels.some(({ label }) =>
          text.startsWith(`You are signed out of ${label} in this window`),
        ),
    );
  return (
    hadNoDisk ||
    hasSignedOut ||
    heardOfIt ||
    evidence.hadTrouble("the keyring forgets", 0, Infinity)
  );
}
