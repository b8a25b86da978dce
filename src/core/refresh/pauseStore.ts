/** A pause that the API has asked for. */
export interface Pause {
  /** The time of day, since windows have no other clock in common. */
  readonly fromMs: number;
  readonly forMs: number;
}

/** Where windows find the pauses that others have been asked for. Nothing of it may throw. */
export interface PauseStore {
  read(accountKey: string): Promise<Pause | undefined>;
  write(accountKey: string, pause: Pause): Promise<void>;
}

/** The rest of a pause, which is never longer than the whole, whatever became of the clock. */
export function pauseRestMs({ fromMs, forMs }: Pause, nowMs: number): number {
  return Math.max(0, Math.min(forMs, fromMs + forMs - nowMs));
}
