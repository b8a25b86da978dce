import type { Evidence, Of, SentWrite, Violation } from "./evidence";
import { idsNamed, isOfId, isSameId, orderedName } from "./evidence";
import { isBehind, isOfOther, wasHidden, type Blindness } from "./hidden";

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
    isTrue: (name, entry, truths, evidence) =>
      ofThose(name, truths, evidence).some(
        ({ state, number }) => number < entry.number && state?.status === "active",
      ),
  },
  {
    pattern: /^(\S+) was deleted\./,
    isTrue: (name, entry, truths, evidence) =>
      wasRemoved(name, entry, truths, evidence) || isHidden(name, entry, evidence, isOfOther),
  },
  { pattern: /^(\S+) was already gone\./, isTrue: isOutOfSight },
  { pattern: /(\S+) is no longer listed/, isTrue: isOutOfSight },
  { pattern: /(\S+) no longer exists\./, isTrue: isOutOfSight },
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

/** What was true of the servers of a name, however the API calls them. */
function ofThose(name: string, truths: Truths, evidence: Evidence): Truths {
  const ids = [...idsNamed(name, evidence)];
  return truths.filter(({ id }) => ids.some((one) => isSameId(one, id)));
}

function wasRemoved(
  name: string,
  { number }: { readonly number: number },
  truths: Truths,
  evidence: Evidence,
): boolean {
  return ofThose(name, truths, evidence).some(
    (one) => one.state === undefined && one.number < number,
  );
}

/** It is gone, or the API has said so to this window. */
function isOutOfSight(
  name: string,
  entry: Of<"said"> | Of<"line">,
  truths: Truths,
  evidence: Evidence,
): boolean {
  return (
    wasRemoved(name, entry, truths, evidence) ||
    isHidden(name, entry, evidence, isOfOther) ||
    isHidden(name, entry, evidence, isBehind)
  );
}

function isHidden(
  name: string,
  entry: Of<"said"> | Of<"line">,
  evidence: Evidence,
  isBlind: Blindness,
): boolean {
  return [...idsNamed(name, evidence)].some((id) => wasHidden(id, entry, evidence, isBlind));
}

/** The newest such request of the window did nothing, or none was sent: for one of the servers of that name. */
function didNothing(verb: SentWrite["verb"]): Claim["isTrue"] {
  return (name, { window, number }, _truths, evidence) => {
    const writes = evidence.writes.filter(
      (write) => write.verb === verb && write.sent.window === window && write.sent.number < number,
    );
    const wishes = evidence
      .of("meant")
      .filter((one) => one.window === window && one.verb === verb && one.number < number);
    if (verb === "create") {
      return didFail(
        writes.filter(({ sent }) => orderedName(sent).startsWith(name)),
        wishes,
        number,
      );
    }
    const wished = [...idsNamed(name, evidence)].filter((id) =>
      wishes.some((wish) => isAbout(wish, id)),
    );
    return (
      wished.length === 0 ||
      wished.some((id) =>
        didFail(
          writes.filter(({ serverId }) => isSameId(id, serverId)),
          wishes.filter((wish) => isAbout(wish, id)),
          number,
        ),
      )
    );
  };
}

function isAbout({ refs }: Of<"meant">, serverId: string): boolean {
  return refs.some((ref) => isOfId(ref, serverId));
}

function didFail(
  writes: readonly SentWrite[],
  wishes: readonly Of<"meant">[],
  number: number,
): boolean {
  const newest = writes.at(-1);
  const wish = wishes.at(-1);
  return (
    newest === undefined ||
    (wish !== undefined && wish.number > newest.sent.number) ||
    hasFailed(newest, number)
  );
}

/** Where a proxy sends a request twice, the refusal of the second is all that anybody hears. */
function hasFailed({ sent, did }: SentWrite, number: number): boolean {
  return did?.hasActed !== true || did.number > number || sent.fate === "doubled";
}
