import { ServerFilter } from "../core/servers/serverFilter";
import { describeProblem } from "../ui/describeProblem";
import { failureText } from "./failureText";
import { timeOrDay } from "./timeOrDay";
import { viewMessage } from "./viewMessage";

/**
 * What the view needs as soon as there is a filter, or anything to say above the rows. It is a
 * bundle of its own, loaded then.
 */
export const viewLines = {
  newFilter: (text: string, isHeld: boolean) => new ServerFilter(text, isHeld),
  describeProblem,
  failureText,
  timeOrDay,
  viewMessage,
};

export type ViewLines = typeof viewLines;
