/** What "now" is, in milliseconds since 1970. */
export interface SimulatorClock {
  now(): number;
}

/** Writes an instant as the API does: whole seconds, in UTC. */
export function timestamp(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
