import { tableOf } from "./table";
import type { Verdict } from "./verdict";

/** Seed, steps, history and what was broken, for a person to read. */
export function storyOf({ run, violations }: Verdict): string {
  const marked = new Set(violations.flatMap(({ entry }) => entry?.number ?? []));
  const steps = run.steps.map(
    ({ name, slot, which, waitMs }) =>
      `  { name: "${name}", slot: ${slot}, which: ${which}, waitMs: ${waitMs} },`,
  );
  const broken = violations.map(
    ({ rule, text, entry }) => `✘ ${rule}: ${text}${entry ? ` (line ${entry.number})` : ""}`,
  );
  return [
    `Seed ${run.seed}, ${run.steps.length} steps:`,
    ...steps,
    "",
    tableOf(run.history, marked),
    "",
    ...(broken.length > 0 ? broken : ["No rule was broken."]),
  ].join("\n");
}
