import type { Clock } from "../base/clock";
import type { Disposable } from "../base/emitter";

const beatMs = 60_000;
/** A busy machine runs timers late too, and clocks are corrected by seconds. */
const slackMs = 20_000;

/**
 * Notices that the computer has slept. On some systems timers are then overdue; on others they go on
 * as if nothing had been, and only the time of day has moved on. A clock set ahead looks the same,
 * and costs one question.
 */
export class WakeDetector {
  #isWatching = false;
  #apartMs: number;
  #timer: Disposable | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly onWake: () => void,
  ) {
    this.#apartMs = this.#howFarApart();
  }

  /** Looks at once when watching begins, for it may have slept meanwhile. */
  setWatching(isWatching: boolean): void {
    if (this.#isWatching !== isWatching) {
      this.#isWatching = isWatching;
      this.#timer?.dispose();
      if (isWatching) {
        this.#look(0);
        this.#arm();
      }
    }
  }

  dispose(): void {
    this.setWatching(false);
  }

  #arm(): void {
    const dueAtMs = this.clock.elapsedMs() + beatMs;
    this.#timer = this.clock.after(beatMs, () => {
      this.#look(this.clock.elapsedMs() - dueAtMs);
      this.#arm();
    });
  }

  #look(lateMs: number): void {
    const apartMs = this.#howFarApart();
    const hasSlept = lateMs > slackMs || apartMs - this.#apartMs > slackMs;
    this.#apartMs = apartMs;
    if (hasSlept) {
      this.onWake();
    }
  }

  #howFarApart(): number {
    return this.clock.now() - this.clock.elapsedMs();
  }
}
