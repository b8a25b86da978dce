import { serversIn, type Evidence, type SentWrite } from "./evidence";

type Situation = (evidence: Evidence) => boolean;

const said =
  (pattern: RegExp): Situation =>
  (evidence) =>
    evidence.of("said").some(({ text }) => pattern.test(text));
const asked =
  (pattern: RegExp): Situation =>
  (evidence) =>
    evidence.of("asked").some(({ text }) => pattern.test(text));
const line =
  (pattern: RegExp): Situation =>
  (evidence) =>
    evidence.of("line").some(({ text }) => pattern.test(text));
const write =
  (test: (write: SentWrite) => boolean): Situation =>
  (evidence) =>
    evidence.writes.some(test);
const lost = ({ did, heard }: SentWrite) => did?.hasActed === true && heard?.status === undefined;

/** What the runs have to reach: a world in which these never come about proves nothing of them. */
export const situations: Readonly<Record<string, Situation>> = {
  "a create is adopted after a lost response": said(/was created, although/),
  "a create is lost after it was carried out": write((one) => one.verb === "create" && lost(one)),
  "a create is lost before it was carried out": write(
    ({ verb, sent }) => verb === "create" && sent.fate === "lostBefore",
  ),
  "a create is refused": said(/was not created/),
  "a user is asked what to do about an unknown order": asked(/unclear whether .* was created/),
  "a user orders again": (evidence) =>
    evidence.of("chose").some(({ text }) => text === "Create Again"),
  "a proxy doubles a create": write(
    ({ verb, sent }) => verb === "create" && sent.fate === "doubled",
  ),
  "two windows create at once": (evidence) =>
    atOnce(evidence, (one) => one.verb === "create", 60_000),
  "a window ends with an order on its way": (evidence) =>
    evidence.writes.some(
      (one) =>
        one.verb === "create" &&
        !one.heard &&
        evidence.endOf(one.sent.window) < one.sent.atMs + 60_000,
    ),
  "an order is found by another window or session": (evidence) =>
    evidence.of("said").some(({ text, window }) => {
      const name = /^(\S+) was created, although/.exec(text)?.[1];
      return (
        name !== undefined &&
        evidence.writes.some(
          (one) =>
            one.verb === "create" && one.sent.window !== window && one.sent.body.includes(name),
        )
      );
    }),
  "a server is ready": said(/is ready at/),
  "a power action is lost after it was carried out": write(
    (one) => one.verb === "stop" && lost(one),
  ),
  "the outcome of a power action is unknown": said(/unclear whether the request for/),
  "the outcome of a deletion is unknown": said(/unclear whether .* was deleted/),
  "the outcome of an edit is unknown": said(/unclear whether .* was changed/),
  "an edit is lost after it was carried out": write((one) => one.verb === "edit" && lost(one)),
  "a deletion is lost after it was carried out": write((one) => one.verb === "delete" && lost(one)),
  "a server was gone already": said(/was already gone/),
  "a state has changed before a power action": said(
    /isn't possible for|can't be (started|stopped|rebooted)/,
  ),
  "429 in the middle of a batch": (evidence) =>
    evidence.writes.some(
      (one) =>
        one.heard?.status === 429 &&
        evidence.writes.some(
          (other) => other !== one && other.verb === one.verb && other.sent.atMs === one.sent.atMs,
        ),
    ),
  "a batch goes on after a pause": (evidence) =>
    evidence.writes.some(
      (one) =>
        one.heard?.status === 429 &&
        evidence.writes.some(
          (again) =>
            again.verb === one.verb &&
            again.serverId === one.serverId &&
            again.sent.number > one.sent.number &&
            again.sent.window === one.sent.window &&
            again.sent.atMs < one.sent.atMs + 130_000,
        ),
    ),
  "a pause is too long for a batch": said(/\d not sent/),
  "a server is busy with another change": said(/still|busy/i),
  "deleted elsewhere while its panel is open": (evidence) =>
    evidence.of("panel").some(({ phase }) => phase === "gone"),
  "signed out while its panel is open": (evidence) =>
    evidence.of("panel").some(({ phase }) => phase === "signedOut"),
  "a press arrives when its tab shows another server": (evidence) =>
    evidence.of("chose").some(({ text }) => text.startsWith("(what was pressed arrives")),
  "a server vanishes": line(/no longer listed/),
  "a list is shown from the last session": line(/Refreshing…/),
  "a list is out of date": line(/Out of date/),
  "a list cannot be read in part": line(/could not be read/),
  "a lagging list after a change": (evidence) =>
    evidence.writes.some(
      (one) =>
        one.did?.hasActed === true &&
        evidence.sent.some(
          ({ fate, number, atMs, window }) =>
            fate === "lags" &&
            window === one.sent.window &&
            number > one.sent.number &&
            atMs < one.sent.atMs + 20_000,
        ),
    ),
  "a list of several pages": (evidence) =>
    evidence.sent.some(({ url }) => /servers\/\?.*(page|offset|cursor)=/.test(url)),
  "an empty list that is not true": (evidence) =>
    evidence.sent.some(
      ({ fate, request, url }) =>
        fate === "odd" &&
        url.endsWith("servers/") &&
        serversIn(evidence.heard(request)?.body).length === 0,
    ),
  "a portal answers": (evidence) =>
    evidence.of("heard").some(({ status, body }) => status === 200 && body === undefined),
  "nobody answers in time": (evidence) =>
    evidence.of("said").some(({ text }) => text.includes("didn't respond within")),
  "a token is refused": line(/no longer accepts the token/),
  "a token shows none of an account's servers": (evidence) =>
    evidence
      .of("asked")
      .some(({ text }) => text.startsWith("This token shows none of the servers of")),
  "signed in again with another token": said(/new token replaces/),
  "signed out while something is under way": (evidence) =>
    evidence
      .of("said")
      .some(
        ({ text, number, window }) =>
          text.startsWith("You are signed out of") &&
          evidence.sent.some(
            (sent) =>
              sent.window === window &&
              sent.number < number &&
              (evidence.heard(sent.request)?.number ?? Infinity) > number,
          ),
      ),
  "signed out in another window": (evidence) =>
    evidence
      .of("said")
      .some(
        ({ text, atMs, window }) =>
          text.startsWith("You are signed out of") &&
          evidence
            .of("showed")
            .some(
              (shown) =>
                shown.window !== window &&
                shown.rows.length === 0 &&
                shown.atMs > atMs &&
                shown.atMs < atMs + 2_000,
            ),
      ),
  "the keyring cannot be used": said(/couldn't use this computer's keyring/),
  "a token cannot be removed from the keyring": said(/couldn't be removed/),
  "the keyring forgets": (evidence) =>
    evidence.of("fault").some(({ text }) => text === "the keyring forgets"),
  "an order cannot be written down": asked(/record of your orders can't be used/),
  "usage cannot be written": (evidence) =>
    evidence
      .of("logged")
      .some(({ text }) => text.startsWith("The recorded usage could not be saved")),
  "the clock is set back": (evidence) => goesBack(evidence),
  "the computer sleeps": (evidence) =>
    evidence.of("step").some(({ text }) => text.startsWith("sleep")),
  "a window crashes": (evidence) => evidence.of("crashed").length > 0,
  "three windows are open": (evidence) => mostOpen(evidence) >= 3,
  "the address changes with something under way": (evidence) =>
    evidence
      .of("step")
      .some(
        ({ text, number }) =>
          text.startsWith("set the address") &&
          evidence.sent.some(
            (sent) =>
              sent.number < number && (evidence.heard(sent.request)?.number ?? Infinity) > number,
          ),
      ),
};

function atOnce(
  { writes }: Evidence,
  test: (write: SentWrite) => boolean,
  withinMs: number,
): boolean {
  const found = writes.filter(test);
  return found.some((one) =>
    found.some(
      (other) =>
        other.sent.window !== one.sent.window &&
        Math.abs(other.sent.atMs - one.sent.atMs) < withinMs,
    ),
  );
}

function goesBack({ history }: Evidence): boolean {
  return history.some(({ dayMs }, at) => dayMs < (history[at - 1]?.dayMs ?? 0));
}

function mostOpen({ history }: Evidence): number {
  let open = 0;
  let most = 0;
  for (const { kind } of history) {
    open += kind === "opened" ? 1 : kind === "closed" || kind === "crashed" ? -1 : 0;
    most = Math.max(most, open);
  }
  return most;
}
