import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { projectRoot } from "../../vscode/projectRoot";
import type { SeedReport } from "./seeds";

/** A world that goes round in promises lets no timer of its own thread run, and so is not heard of. */
const silenceMs = 60_000;
/** One silence may be that of a computer that slept. */
const mostSilences = 3;
/** How a thread says that it goes on. */
export const beat = "beat";
/** A world that fills the memory ends its own thread alone. */
const resourceLimits = { maxOldGenerationSizeMb: 1_024, maxYoungGenerationSizeMb: 64 };

/** A thread that runs one seed after the other, and is replaced if a world does not come to an end. */
export class SeedThread {
  #worker: Worker | undefined;

  constructor(private readonly bundle: string) {}

  run(seed: number): Promise<SeedReport> {
    this.#worker ??= this.#begin();
    const worker = this.#worker;
    return new Promise((resolve) => {
      const finish = (report: SeedReport) => {
        clearInterval(limit);
        for (const event of ["message", "error", "exit"]) {
          worker.removeAllListeners(event);
        }
        resolve(report);
      };
      const giveUp = (why: string) => {
        void this.end();
        finish(endless(seed, why));
      };
      let silences = 0;
      const limit = setInterval(() => {
        silences += 1;
        if (silences === mostSilences) {
          giveUp(`nothing but promises for ${(silences * silenceMs) / 1_000} s`);
        }
      }, silenceMs);
      worker.on("message", (message: SeedReport | typeof beat) => {
        if (message === beat) {
          silences = 0;
        } else {
          finish(message);
        }
      });
      worker.once("error", (fault: unknown) => {
        giveUp(fault instanceof Error ? fault.message : String(fault));
      });
      worker.once("exit", () => {
        giveUp("its thread has ended");
      });
      worker.postMessage(seed);
    });
  }

  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #begin(): Worker {
    return new Worker(join(projectRoot, "out", "scripts", "worldWorker.mjs"), {
      workerData: this.bundle,
      resourceLimits,
    });
  }
}

function endless(seed: number, why: string): SeedReport {
  return {
    seed,
    violations: [`the world goes on: ${why}`],
    isEndless: true,
    reached: [],
    stepCount: 0,
    eventCount: 0,
    simulatedMs: 0,
  };
}
