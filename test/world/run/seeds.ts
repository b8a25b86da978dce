import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { projectRoot } from "../../vscode/projectRoot";

/** What a worker is asked for. */
export interface SeedsOrder {
  readonly bundle: string;
  readonly seeds: readonly number[];
}

/** What one seed came to. */
export interface SeedReport {
  readonly seed: number;
  /** The rules that were broken, with what broke them. */
  readonly violations: readonly string[];
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
  const threads = Array.from({ length: workers }, (_, at) => {
    const all = Array.from({ length: count }, (_each, index) => from + index);
    const order: SeedsOrder = {
      bundle,
      seeds: all.filter((_seed, index) => index % workers === at),
    };
    return new Worker(join(projectRoot, "out", "scripts", "worldWorker.mjs"), {
      workerData: order,
    });
  });
  const end = () => Promise.all(threads.map((thread) => thread.terminate()));
  await Promise.all(
    threads.map(
      (thread) =>
        new Promise<void>((resolve, reject) => {
          thread.on("message", (report: SeedReport) => {
            if (!onReport(report)) {
              void end();
            }
          });
          thread.on("error", reject);
          thread.on("exit", () => {
            resolve();
          });
        }),
    ),
  );
}
