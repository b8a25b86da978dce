import { SeedThread } from "./seedThread";

/** What one seed came to. */
export interface SeedReport {
  readonly seed: number;
  /** The rules that were broken, with what broke them. */
  readonly violations: readonly string[];
  /** True if the world did not come to an end by itself, and would not in any other thread. */
  readonly isEndless: boolean;
  readonly reached: readonly string[];
  readonly stepCount: number;
  readonly eventCount: number;
  readonly simulatedMs: number;
}

export interface SeedsOptions {
  readonly bundle: string;
  readonly from: number;
  readonly count: number;
  readonly workers: number;
  /** Called as reports come, in any order. False ends the run. */
  readonly onReport: (report: SeedReport) => boolean;
}

/** Runs seeds side by side, each in one thread from its beginning to its end. */
export async function runSeeds({
  bundle,
  from,
  count,
  workers,
  onReport,
}: SeedsOptions): Promise<void> {
  let next = from;
  const work = async (): Promise<void> => {
    const thread = new SeedThread(bundle);
    while (next < from + count) {
      const seed = next;
      next += 1;
      const report = await thread.run(seed);
      next = onReport(report) ? next : Infinity;
    }
    await thread.end();
  };
  await Promise.all(Array.from({ length: workers }, work));
}
