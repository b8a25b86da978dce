import { join } from "node:path";
import type { Logger } from "../core/base/logger";
import type { Pause, PauseStore } from "../core/refresh/pauseStore";
import type { Storage } from "../files/storage";
import { writeBeside } from "../files/writeBeside";
import { isRecord } from "./keptServer";

/** No pause that anybody is asked for is longer: see src/api/retryAfter.ts. */
const longestPauseMs = 60 * 60_000;

/**
 * One small file per account, by which windows tell each other of the API's pauses, and by which a
 * window that was closed finds them again. A broken file counts as none.
 */
export class PauseFiles implements PauseStore {
  #work: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly folder: string,
    private readonly storage: Storage,
    /** False for an account that may be another one in another window. */
    private readonly isKept: (accountKey: string) => boolean,
    private readonly logger: Pick<Logger, "warn">,
  ) {}

  async read(accountKey: string): Promise<Pause | undefined> {
    if (!this.isKept(accountKey)) {
      return undefined;
    }
    try {
      return pauseIn(JSON.parse(await this.storage.disk.read(this.#file(accountKey))));
    } catch {
      return undefined;
    }
  }

  write(accountKey: string, pause: Pause): Promise<void> {
    return this.#inTurn(async () => {
      const known = await this.read(accountKey);
      if (this.isKept(accountKey) && !(known && isLonger(known, pause))) {
        await writeBeside(this.#file(accountKey), JSON.stringify(pause), this.storage);
      }
    });
  }

  /** The account has signed out. */
  removeAccount(accountKey: string): Promise<void> {
    return this.#inTurn(() => this.storage.disk.remove(this.#file(accountKey)));
  }

  /** One after another, so that what is still being written does not outlive its account. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#work.then(work).catch((fault: unknown) => {
      this.logger.warn(`A pause could not be shared with other windows: ${String(fault)}`);
    });
    this.#work = turn;
    return turn;
  }

  #file(accountKey: string): string {
    return join(this.folder, `${accountKey}.json`);
  }
}

/** By hand and not by a schema, since every start of the extension reads it. */
function pauseIn(value: unknown): Pause | undefined {
  const { fromMs, forMs } = isRecord(value) ? value : {};
  const isPause = Number.isFinite(fromMs) && typeof forMs === "number";
  return isPause && forMs >= 0 && forMs <= longestPauseMs
    ? { fromMs: fromMs as number, forMs }
    : undefined;
}

/** What another window has written; not if its clock was ahead, as that would never end. */
function isLonger(known: Pause, { fromMs, forMs }: Pause): boolean {
  return known.fromMs <= fromMs && known.fromMs + known.forMs > fromMs + forMs;
}
