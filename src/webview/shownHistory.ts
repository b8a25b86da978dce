import type { ServerEvent } from "../core/usage/recordedStates";
import type { UsageRange } from "../core/usage/usageRange";
import type { UsageSample } from "../core/usage/usageSample";

/** What is recorded, and which part of it the user looks at. */
export interface ShownHistory {
  readonly samples: readonly UsageSample[];
  /** In the range. */
  readonly events: readonly ServerEvent[];
  readonly range: UsageRange;
  readonly nowMs: number;
}
