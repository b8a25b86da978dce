import type { Evidence, Of, SentWrite, Violation } from "./evidence";
import { isSameId, orderedName } from "./evidence";

type Truths = readonly Of<"truth">[];

/** What is announced has happened, and what is said not to have happened has not. */
export function announcements(evidence: Evidence): readonly Violation[] {
  const truths = evidence.of("truth");
  return [...evidence.of("said"), ...evidence.of("line")].flatMap((entry) => {
    const wrong = claims.flatMap(({ pattern, isTrue }) => {
      const found = pattern.exec(entry.text);
      return found && !isTrue(found[1] ?? "", entry, truths, evidence) ? [found[0]] : [];
    });
    return wrong.map((text) => ({ rule: "every announcement has a cause", entry, text }));
  });
}

interface Claim {
  readonly pattern: RegExp;
  readonly isTrue: (
    name: string,
    entry: Of<"said"> | Of<"line">,
    truths: Truths,
    evidence: Evidence,
  ) => boolean;
}

const claims: readonly Claim[] = [
  {
    pattern: /^(\S+) is ready at/,
    isTrue: (name, entry, truths) =>
      truths.some(
        ({ state, number }) =>
          number < entry.number && state?.name === name && state.status === "active",
      ),
  },
  { pattern: /^(\S+) was deleted\./, isTrue: wasRemoved },
  { pattern: /^(\S+) was already gone\./, isTrue: wasRemoved },
  { pattern: /(\S+) is no longer listed/, isTrue: wasRemoved },
  { pattern: /(\S+) no longer exists\./, isTrue: wasRemoved },
  {
    pattern: /^(\S+) was created, although/,
    isTrue: (name, entry, truths) =>
      truths.some(
        ({ state, number }) =>
          number < entry.number && state?.name.toLowerCase() === name.toLowerCase(),
      ),
  },
  { pattern: /^(\S+) was not created/, isTrue: didNothing("create") },
  { pattern: /(\S+) was not started/, isTrue: didNothing("start") },
  { pattern: /(\S+) was not stopped/, isTrue: didNothing("stop") },
  { pattern: /(\S+) was not rebooted/, isTrue: didNothing("reboot") },
  { pattern: /(\S+) was not deleted/, isTrue: didNothing("delete") },
  { pattern: /(\S+) was not changed/, isTrue: didNothing("edit") },
];

/** A name that was on its way to the API may be the one by which the user knows the server. */
function wasRemoved(
  name: string,
  { number }: { readonly number: number },
  truths: Truths,
  { writes }: Evidence,
): boolean {
  const renamed = writes.filter(
    ({ verb, sent }) => verb === "edit" && sent.body.includes(`"${name}"`),
  );
  const ids = truths.flatMap((one) => (one.state?.name === name ? [one.id] : []));
  const all = [...new Set([...ids, ...renamed.map(({ serverId }) => serverId)])];
  return truths.some(
    (one) =>
      one.state === undefined && one.number < number && all.some((id) => isSameId(id, one.id)),
  );
}

/** The newest such request of the window about that server did nothing. */
function didNothing(verb: SentWrite["verb"]): Claim["isTrue"] {
  return (name, { window, number }, truths, evidence) => {
    const ids = new Set(truths.flatMap((one) => (one.state?.name === name ? [one.id] : [])));
    const meant = evidence
      .of("meant")
      .findLast(
        (one) =>
          one.window === window &&
          one.verb === verb &&
          one.number < number &&
          (verb === "create" || one.name.includes(name)),
      );
    const newest = evidence.writes.findLast(
      (write) =>
        write.verb === verb &&
        write.sent.window === window &&
        write.sent.number < number &&
        write.sent.number > (meant?.number ?? 0) &&
        (verb === "create"
          ? orderedName(write.sent).startsWith(name)
          : [...ids].some((id) => isSameId(id, write.serverId))),
    );
    // Where a proxy sends a request twice, the refusal of the second is all that anybody hears.
    const isDoubled = newest?.sent.fate === "doubled";
    return newest?.did?.hasActed !== true || newest.did.number > number || isDoubled;
  };
}
