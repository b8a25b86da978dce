import { ages } from "./ages";
import { announcements } from "./announcements";
import { batchSkips } from "./batchSkips";
import { batchSums } from "./batchSums";
import { belongings } from "./belongings";
import { creates } from "./creates";
import type { Evidence, Violation } from "./evidence";
import { irretrievable } from "./irretrievable";
import { meantOnly } from "./meantOnly";
import { monotonic } from "./monotonic";
import { ownWrites } from "./ownWrites";
import { panelTruth } from "./panelTruth";
import { pauses } from "./pauses";
import { program } from "./program";
import { quiet } from "./quiet";
import { tokens } from "./tokens";
import { truth } from "./truth";
import { unknowns } from "./unknowns";

const rules: readonly ((evidence: Evidence) => readonly Violation[])[] = [
  meantOnly,
  tokens,
  monotonic,
  ownWrites,
  creates,
  unknowns,
  announcements,
  batchSums,
  batchSkips,
  ages,
  pauses,
  irretrievable,
  belongings,
  truth,
  panelTruth,
  quiet,
  program,
];

export function judge(evidence: Evidence): readonly Violation[] {
  return rules.flatMap((rule) => rule(evidence));
}
