import type { Evidence, Of, SentWrite, Violation } from "./evidence";

/** How long the extension promises to believe an accepted change over answers that lag. */
const graceMs = 20_000;

/** For a while after a change was accepted, the window that sent it does not show what was before. */
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
  const host = new URL(sent.url).host;
  const versions = evidence
    .of("truth")
    .filter((one) => one.host === host && one.owner === sent.token && one.id === serverId);
  const before = versions.findLast(
    ({ number }) => number < did.number && number < indexOfActing(versions, did),
  );
  const since = versions.filter(({ number }) => number > (before?.number ?? 0));
  const shown = evidence
    .of("showed")
    .filter(
      ({ window, number, atMs }) =>
        window === sent.window &&
        number > heard.number &&
        atMs > heard.atMs + 5 &&
        atMs <= heard.atMs + graceMs,
    );
  return shown.flatMap((entry) =>
    entry.rows
      .filter(
        ({ accountKey, server }) =>
          server.id === serverId && evidence.hasToken(accountKey, sent.token),
      )
      .flatMap(({ server }) => {
        const after = since.filter(({ number }) => number < entry.number);
        // An account that is signed in twice, after trouble with the keyring, has each row twice.
        const isDouble = entry.rows.filter((row) => row.server.id === serverId).length > 1;
        const isOld =
          verb === "delete"
            ? after.some(({ state }) => state === undefined)
            : verb !== "edit" &&
              server.status === before?.state?.status &&
              !after.some(({ state }) => state?.status === server.status);
        return isOld && !isDouble
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

/** The place of the version that the write made: the newest one before it was written down. */
function indexOfActing(versions: readonly Of<"truth">[], did: Of<"did">): number {
  return versions.findLast(({ number }) => number < did.number)?.number ?? did.number;
}
