import { setTimeout as wait } from "node:timers/promises";
import { temporaryFolder } from "../../test/vscode/temporaryFolder";
import { BenchApi } from "./api";
import { openExtension, prepare, type OpenExtension } from "./openExtension";

/** Longer than the extension waits before it writes a list. */
const untilWrittenMs = 1_300;

/** An API, and the extension in front of it, for one round of one row. */
export class BenchWorld {
  #extension: OpenExtension | undefined;

  private constructor(
    readonly folder: string,
    readonly api: BenchApi,
    private readonly remove: () => Promise<void>,
  ) {}

  static async begin(): Promise<BenchWorld> {
    const folder = await temporaryFolder("vps-bench-");
    prepare(folder.path);
    return new BenchWorld(folder.path, await BenchApi.start(), () => folder.remove());
  }

  /** Starts the extension. */
  start(): OpenExtension {
    this.#extension = openExtension(this.folder, this.api.apiUrl);
    return this.#extension;
  }

  /** Starts it with so many servers, and waits until all of them have come and are written. */
  async startWith(count: number, changed = 50): Promise<OpenExtension> {
    await this.api.prepare(count, changed);
    const extension = this.start();
    await extension.untilRows(count);
    await wait(untilWrittenMs);
    return extension;
  }

  async end(): Promise<void> {
    this.#extension?.close();
    this.api.close();
    await this.remove();
  }
}

/** Milliseconds of the processor, all threads together, without those for what was left over before. */
export async function cpuMs(work: () => Promise<unknown>): Promise<number> {
  collectGarbage();
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

/** Milliseconds of one thread that does nothing else. */
export function tookMs(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export function collectGarbage(): void {
  globalThis.gc?.();
}

/** Until what was put off to the next turn has been done. */
export async function settle(): Promise<void> {
  await wait(5);
}
