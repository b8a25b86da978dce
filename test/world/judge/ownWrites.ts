import {
  isOfId,
  stateDuring,
  type Evidence,
  type Of,
  type SentWrite,
  type Violation,
} from "./evidence";

/** How long the extension promises to believe an accepted change over answers that lag. */
const graceMs = 20_000;
/** So far copies of the API's data lag behind, and a little. */
const lagMs = 30_000;
/** What became true so shortly before the API's response is its own doing. */
const momentMs = 100;

/** For a while after a change was accepted, the row that it was meant for does not show what was before. */
export function ownWrites(evidence: Evidence): readonly Violation[] {
  return evidence.writes.flatMap((write) => {
    const { heard, did, sent } = write;
    const isWhole = heard?.body !== undefined || heard?.status === 204;
    const isAccepted =
      heard?.status !== undefined && heard.status < 300 && isWhole && did?.hasActed === true;
    return isAccepted ? judgeRows(write, heard, sent, evidence) : [];
  });
}

function judgeRows(
  write: SentWrite,
  heard: Of<"heard">,
  sent: Of<"sent">,
  evidence: Evidence,
): readonly Violation[] {
  const { verb, serverId, did } = write;
  if (!did || verb === "create") {
    return [];
  }
  const accountKey = accountOf(write, evidence);
  const host = new URL(sent.url).host;
  const versions = evidence
    .of("truth")
    .filter((one) => one.host === host && one.owner === sent.token && one.id === serverId);
  const before = versions.findLast(
    ({ number }) => number < did.number && number < indexOfActing(versions, did),
  );
  // Where the same had just happened, a copy that lags shows it for the first time and the second.
  const during = stateDuring(verb);
  const isRepeated =
    during !== undefined &&
    versions.some(
      ({ number, atMs, state }) =>
        number < did.number &&
        atMs < did.atMs - momentMs &&
        atMs > did.atMs - lagMs &&
        state?.status === during,
    );
  if (isRepeated) {
    return [];
  }
  const since = versions.filter(({ number }) => number > (before?.number ?? 0));
  const ofWindow = evidence.of("showed").filter(({ window }) => window === sent.window);
  const shown = ofWindow.filter(
    ({ number, atMs }) =>
      number > heard.number && atMs > heard.atMs + 5 && atMs <= heard.atMs + graceMs,
  );
  // An account that has been out of sight comes back with the list that was kept, and its age.
  const isAway = ({ rows }: Of<"showed">) => rows.every((row) => row.accountKey !== accountKey);
  const then = ofWindow.findLast(({ number }) => number < heard.number);
  const goneAt = then && isAway(then) ? 0 : shown.findIndex(isAway);
  return shown.slice(0, goneAt === -1 ? shown.length : goneAt).flatMap((entry) =>
    entry.rows
      .filter((row) => row.server.id === serverId && row.accountKey === accountKey)
      .flatMap(({ server }) => {
        const after = since.filter(({ number }) => number < entry.number);
        // What copies still say of a server that somebody has deleted is not about the change.
        const isGone = after.some(({ state }) => state === undefined);
        const isOld =
          verb === "delete"
            ? isGone
            : verb !== "edit" &&
              !isGone &&
              server.status === before?.state?.status &&
              !after.some(({ state }) => state?.status === server.status);
        return isOld
          ? [
              {
                rule: "read your own writes",
                entry,
                text: `${server.name} shows "${server.status}" after ${verb} was accepted`,
              },
            ]
          : [];
      }),
  );
}

/**
 * The account whose row the user meant: a token that is signed in twice, after trouble with the keyring,
 * has each server in two rows, which learn of it each on their own. Undefined if one "yes" was for both.
 */
function accountOf({ verb, serverId, sent }: SentWrite, evidence: Evidence): string | undefined {
  const meant = evidence
    .of("meant")
    .filter((one) => one.window === sent.window && one.verb === verb && one.number < sent.number)
    .map(({ refs }) => refs.filter((ref) => isOfId(ref, serverId)))
    .findLast((refs) => refs.length > 0);
  return meant?.length === 1 ? meant[0]?.split("/")[0] : undefined;
}

/** The place of the version that the write made: the newest one before it was written down. */
function indexOfActing(versions: readonly Of<"truth">[], did: Of<"did">): number {
  return versions.findLast(({ number }) => number < did.number)?.number ?? did.number;
}
