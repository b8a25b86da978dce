import type { Verb } from "../base/history";
import type { Evidence, Of } from "./evidence";

const pattern =
  /^(Start|Stop|Reboot|Delete): (\d+) of (\d+) (?:starting|stopping|rebooting|deleted)(?:.*\b(\d+) skipped)?/;

/** What a window said of a batch, and what its user had meant by the same verb until then. */
export interface BatchSum {
  readonly entry: Of<"said">;
  readonly verb: Verb;
  readonly done: number;
  readonly all: number;
  readonly skipped: number;
  readonly wishes: readonly Of<"meant">[];
}

export function batchSumsIn(evidence: Evidence): readonly BatchSum[] {
  return evidence.of("said").flatMap((entry) => {
    const [, word, done = "", all = "", skipped = "0"] = pattern.exec(entry.text) ?? [];
    if (word === undefined) {
      return [];
    }
    const verb = word.toLowerCase() as Verb;
    const wishes = evidence
      .of("meant")
      .filter(
        (one) => one.window === entry.window && one.verb === verb && one.number < entry.number,
      );
    return [
      { entry, verb, done: Number(done), all: Number(all), skipped: Number(skipped), wishes },
    ];
  });
}
