import {
  isSameId,
  orderedName,
  type Evidence,
  type Of,
  type SentWrite,
  type Violation,
} from "./evidence";

/** Nothing is changed that the user of that window did not mean, and nothing more often than meant. */
export function meantOnly(evidence: Evidence): readonly Violation[] {
  const used = new Map<Of<"meant">, SentWrite[]>();
  const all = evidence.of("meant");
  return evidence.writes.flatMap((write) => {
    const { verb, serverId, sent } = write;
    const meant = all.find(
      (one) =>
        one.window === sent.window &&
        one.verb === verb &&
        one.number < sent.number &&
        usesLeft(one, write, used.get(one) ?? [], evidence) > 0,
    );
    if (!meant) {
      const what = verb === "create" ? orderedName(sent) : serverId;
      return [
        {
          rule: "only what the user meant",
          entry: sent,
          text: `nobody meant ${verb} ${what}, or not again`,
        },
      ];
    }
    used.set(meant, [...(used.get(meant) ?? []), write]);
    return [];
  });
}

/** How often one "yes" still allows a request: once for each server, and again where nothing came of it. */
function usesLeft(
  meant: Of<"meant">,
  write: SentWrite,
  before: readonly SentWrite[],
  evidence: Evidence,
): number {
  const same = before.filter(
    (one) => one.verb === "create" || isSameId(one.serverId, write.serverId),
  );
  const spent = same.filter((one) => !hasSurelyFailed(one, write.sent)).length;
  return allowed(meant, write, evidence) - spent;
}

function allowed(
  { refs, name }: Of<"meant">,
  { verb, serverId, sent }: SentWrite,
  evidence: Evidence,
): number {
  if (verb === "create") {
    const isNamed = sent.body.includes('"name"');
    return !isNamed || sent.body.includes(`"${name}"`) || name === "" ? 1 : 0;
  }
  const hadUnkept = evidence.hadTrouble("the keyring", 0, sent.atMs);
  return refs.filter((ref) => {
    const [accountKey = "", id = ""] = ref.split("/");
    return isSameId(id, serverId) && (hadUnkept || evidence.hasToken(accountKey, sent.token));
  }).length;
}

/** What was refused, or never left, may be sent again for the same "yes". */
function hasSurelyFailed({ heard, sent, did }: SentWrite, again: Of<"sent">): boolean {
  if (!heard || heard.number > again.number || did?.hasActed === true) {
    return false;
  }
  const isRefused = heard.status !== undefined && heard.status >= 400 && heard.status < 500;
  return isRefused || sent.fate === "notSent";
}
