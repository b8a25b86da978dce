import type { Clock } from "../core/base/clock";
import { Emitter, type Disposable } from "../core/base/emitter";
import type { Logger } from "../core/base/logger";
import { serverKey, type ServerRef } from "../core/servers/server";
import { addState, mergeStates, type RecordedState } from "../core/usage/recordedStates";
import type { UsageSample } from "../core/usage/usageSample";
import { mergeSamples, mostSamples, thinSamples } from "../core/usage/usageThinning";
import type { HistoryFiles } from "./historyFiles";

export interface UsageHistoryOptions {
  readonly files: Pick<HistoryFiles, "read" | "write" | "removeAccount" | "prune">;
  readonly clock: Clock;
  readonly logger: Pick<Logger, "warn">;
  /** False for an account that may belong to somebody else in the next session. */
  readonly isKept: (accountKey: string) => boolean;
  /** Resolves once it is known who is signed in; before, no account is kept or not. */
  readonly whenAccountsAreKnown?: () => Promise<unknown>;
}

/** A sample, or a state that the server was not in before. */
export interface Added {
  readonly ref: ServerRef;
  readonly sample: UsageSample | undefined;
}

interface Entry {
  readonly ref: ServerRef;
  samples: readonly UsageSample[];
  states: readonly RecordedState[];
  isLoaded: boolean;
  /** It has samples that no file has, even if writing them has failed. */
  isUnwritten: boolean;
  timer: Disposable | undefined;
  /** The files whose samples it has, in whose place it is written. */
  files: ReadonlySet<string>;
}

const writeDelayMs = 60_000;
/** Usage that nobody adds to any more, most likely since its server is gone. */
const outlivesServerMs = 30 * 24 * 3_600_000;
/** Thinned again after so many more than thinning leaves. */
const mostUnthinned = mostSamples + 1_000;

/**
 * The usage of servers, as far as this computer has seen it. Other windows record it too, so each
 * write merges what they have written meanwhile.
 */
export class UsageHistory {
  readonly #entries = new Map<string, Entry>();
  readonly #added = new Emitter<Added>();
  /** Fires with everything as it is recorded. */
  readonly onDidAdd = this.#added.event;
  #work: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: UsageHistoryOptions) {}

  async load(ref: ServerRef): Promise<readonly UsageSample[]> {
    await this.options.whenAccountsAreKnown?.();
    const entry = this.#entryOf(ref);
    if (!entry.isLoaded) {
      await this.#queue(() => this.#readInto(entry));
    }
    entry.samples = thinSamples(entry.samples, this.options.clock.now());
    return entry.samples;
  }

  add(ref: ServerRef, sample: UsageSample): void {
    const entry = this.#entryOf(ref);
    entry.samples = [...entry.samples, sample];
    if (entry.samples.length > mostUnthinned) {
      entry.samples = thinSamples(entry.samples, this.options.clock.now());
    }
    this.#changed(entry, sample);
  }

  /** Records which state the server was seen in. */
  addState(ref: ServerRef, state: RecordedState): void {
    const entry = this.#entryOf(ref);
    const states = addState(entry.states, state);
    if (states !== entry.states) {
      entry.states = states;
      this.#changed(entry, undefined);
    }
  }

  /** The states in which the server was seen, once its samples have been loaded. */
  statesOf(ref: ServerRef): readonly RecordedState[] {
    return this.#entryOf(ref).states;
  }

  /** The account has signed out. */
  async removeAccount(accountKey: string): Promise<void> {
    for (const [key, entry] of this.#entries) {
      if (entry.ref.accountKey === accountKey) {
        entry.timer?.dispose();
        this.#entries.delete(key);
      }
    }
    await this.#queue(() => this.options.files.removeAccount(accountKey));
  }

  /** Writes immediately what would be written within a minute. */
  async flush(): Promise<void> {
    const waiting = [...this.#entries.values()].filter(({ isUnwritten }) => isUnwritten);
    await Promise.all(waiting.map((entry) => this.#write(entry)));
  }

  async prune(): Promise<void> {
    await this.#queue(() => this.options.files.prune(outlivesServerMs, this.options.clock.now()));
  }

  /** What a flush has begun to write is still written. */
  dispose(): void {
    for (const { timer } of this.#entries.values()) {
      timer?.dispose();
    }
    this.#added.dispose();
  }

  #changed(entry: Entry, sample: UsageSample | undefined): void {
    entry.isUnwritten = true;
    entry.timer ??= this.options.clock.after(writeDelayMs, () => void this.#write(entry));
    this.#added.fire({ ref: entry.ref, sample });
  }

  #entryOf(ref: ServerRef): Entry {
    const key = serverKey(ref);
    const known = this.#entries.get(key);
    if (known) {
      return known;
    }
    const { accountKey, serverId } = ref;
    const entry: Entry = {
      ref: { accountKey, serverId },
      samples: [],
      states: [],
      isLoaded: false,
      isUnwritten: false,
      timer: undefined,
      files: new Set(),
    };
    this.#entries.set(key, entry);
    return entry;
  }

  async #readInto(entry: Entry): Promise<void> {
    for (const { path, record: written } of await this.options.files.read(entry.ref, entry.files)) {
      entry.samples = mergeSamples(written.samples, entry.samples, this.options.clock.now());
      entry.states = mergeStates(written.states, entry.states);
      entry.files = new Set([...entry.files, path]);
    }
    entry.isLoaded = true;
  }

  async #write(entry: Entry): Promise<void> {
    entry.timer?.dispose();
    entry.timer = undefined;
    const { isKept, files, clock } = this.options;
    const isCurrent = () => this.#entries.get(serverKey(entry.ref)) === entry;
    await this.#queue(async () => {
      if (isKept(entry.ref.accountKey) && isCurrent()) {
        entry.isUnwritten = false;
        try {
          // What can't be read for a moment stays where it is, beside what is written now.
          await this.#readInto(entry).catch((fault: unknown) => {
            this.#warn("read", fault);
          });
          // Signed out while the files were read: nothing of it may come back.
          if (isCurrent()) {
            entry.samples = thinSamples(entry.samples, clock.now());
            entry.files = await files.write(entry.ref, entry, entry.files);
          }
        } catch (fault) {
          entry.isUnwritten = true;
          throw fault;
        }
      }
    });
  }

  /** One after another, so that an earlier write never overtakes a removal. */
  #queue(job: () => Promise<void>): Promise<void> {
    const done = this.#work.then(job).catch((fault: unknown) => {
      this.#warn("saved", fault);
    });
    this.#work = done;
    return done;
  }

  #warn(what: "read" | "saved", fault: unknown): void {
    this.options.logger.warn(`The recorded usage could not be ${what}: ${String(fault)}`);
  }
}
