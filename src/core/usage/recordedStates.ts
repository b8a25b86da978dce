import type { UsageSample } from "./usageSample";

/** From when on a server was seen in a state. */
export interface RecordedState {
  readonly atMs: number;
  readonly status: string;
}

const mostStates = 200;

/** Adds what was seen if it differs from what was seen last. */
export function addState(
  states: readonly RecordedState[],
  state: RecordedState,
): readonly RecordedState[] {
  return states.at(-1)?.status === state.status ? states : [...states, state].slice(-mostStates);
}

/** What two windows have seen of one server, or one window and the file. */
export function mergeStates(
  one: readonly RecordedState[],
  other: readonly RecordedState[],
): readonly RecordedState[] {
  return [...one, ...other].sort((a, b) => a.atMs - b.atMs).reduce(addState, []);
}

export interface ServerEvent {
  readonly kind: "started" | "stopped" | "rebooted";
  readonly atMs: number;
  /** When the server was last seen before, if that was long ago: it happened in between. */
  readonly sinceMs: number | undefined;
}

/** Whoever looks every few seconds knows when something happened. */
const longestUnseenMs = 5 * 60_000;

/** What happened to the server, as far as its states tell, the oldest first. */
export function serverEvents(
  states: readonly RecordedState[],
  samples: readonly UsageSample[],
): readonly ServerEvent[] {
  return states.flatMap((state, index) => {
    const kind = kindOf(state.status, states[index - 1]?.status);
    const { atMs } = state;
    return kind ? [{ kind, atMs, sinceMs: unseenSince(atMs, samples) }] : [];
  });
}

/** What a server that is running has done, by the state that it was in before. */
const returnedFrom: Readonly<Record<string, ServerEvent["kind"] | undefined>> = {
  stopped: "started",
  starting: "started",
  provisioning: "started",
  rebooting: "rebooted",
};

function kindOf(status: string, before: string | undefined): ServerEvent["kind"] | undefined {
  switch (status) {
    case "stopped":
      return before === undefined ? undefined : "stopped";
    case "active":
      return before === undefined ? undefined : returnedFrom[before];
    default:
      return undefined;
  }
}

function unseenSince(atMs: number, samples: readonly UsageSample[]): number | undefined {
  const before = samples.findLast((sample) => sample.atMs < atMs)?.atMs;
  return before !== undefined && atMs - before > longestUnseenMs ? before : undefined;
}
