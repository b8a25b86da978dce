import assert from "node:assert/strict";
import { retryReads, type RetryOptions } from "../../../src/api/retryReads";
import { VpsClient } from "../../../src/api/vpsClient";
import type { Problem } from "../../../src/core/base/problem";
import { ProblemError, problemOf } from "../../../src/core/base/problemError";
import type { AccountPace } from "../../../src/core/refresh/accountPace";
import { Paces } from "../../../src/core/refresh/accountPace";
import { FakeClock } from "../../fakes/fakeClock";
import { InstantClock } from "../../fakes/instantClock";
import { MemoryPauses } from "../../fakes/memoryPauses";
import { RecordingLogger } from "../../fakes/recordingLogger";
import { problemFrom } from "../../fakes/rejection";
import { retriesOn } from "../../fakes/retriesOn";

const down: Problem = { kind: "serverError", status: 503 };
const lost: Problem = { kind: "network", host: "h", code: "ECONNRESET" };
const limited = (retryAfterMs: number): Problem => ({ kind: "rateLimited", retryAfterMs });

describe("The retries of one account", () => {
  let options: RetryOptions;
  let logger: RecordingLogger;
  let sent: number;
  let answer: () => Promise<unknown>;

  beforeEach(() => {
    logger = new RecordingLogger();
    options = retriesOn(new InstantClock(), { logger });
    sent = 0;
    answer = () => Promise.reject(new ProblemError(down));
  });

  const http = {
    send: () => {
      sent += 1;
      return answer();
    },
  };

  async function read(times: number): Promise<number> {
    const before = sent;
    for (let time = 1; time <= times; time += 1) {
      await retryReads(() => http.send(), options).catch(() => undefined);
    }
    return sent - before;
  }

  it("are two for each read until the budget is empty; then each read is sent once", async () => {
    assert.equal(await read(50), 150);
    assert.equal(await read(50), 50);
  });

  it("end sooner where nothing answers", async () => {
    answer = () => Promise.reject(new ProblemError(lost));
    assert.equal(await read(25), 75);
    assert.equal(await read(50), 50);
  });

  it("leave the problem as it is once they have ended, and the log says why", async () => {
    await read(50);
    assert.deepEqual(logger.lines, []);
    assert.deepEqual(await problemFrom(retryReads(() => http.send(), options)), down);
    assert.deepEqual(logger.lines, [
      "info Not sent again: too many requests of this account have failed lately.",
    ]);
  });

  it("come back one by one with what succeeds", async () => {
    await read(50);
    answer = () => Promise.resolve([]);
    await read(10);
    answer = () => Promise.reject(new ProblemError(down));
    assert.equal(await read(3), 3 + 2);
  });

  it("that succeed cost nothing", async () => {
    let tries = 0;
    answer = () => {
      tries += 1;
      return tries % 2 === 1 ? Promise.reject(new ProblemError(down)) : Promise.resolve([]);
    };
    assert.equal(await read(300), 600);
    assert.equal(options.pace.retries.tokens, 500);
  });

  it("are the same budget for every kind of read", async () => {
    const client = new VpsClient(http, options, new RecordingLogger());
    const reads = [
      () => client.listServers(),
      () => client.listServers({ location: "us-west" }),
      () => client.getServer("1"),
      () => client.whoAmI(),
      () => client.listPlans(),
      () => client.listSystems(),
      () => client.listLocations(),
      () => client.listSshKeys(),
    ];
    await read(50);
    for (const one of reads) {
      sent = 0;
      await problemFrom(one());
      assert.equal(sent, 1);
    }
  });

  it("are no other account's", async () => {
    await read(50);
    options = retriesOn(new InstantClock());
    assert.equal(await read(1), 3);
  });

  it("are not paid for by what is never sent again", async () => {
    answer = () => Promise.reject(new ProblemError({ kind: "unauthorized" }));
    assert.equal(await read(200), 200);
    assert.equal(options.pace.retries.tokens, 500);
  });
});

describe("A retry of a read", () => {
  let clock: FakeClock;
  let pauses: MemoryPauses;
  let pace: AccountPace;
  let answers: Problem[];
  let sentAtMs: number[];

  beforeEach(() => {
    clock = new FakeClock();
    pauses = new MemoryPauses();
    pace = new Paces(clock, pauses).of("ada");
    sentAtMs = [];
    answers = [];
  });

  const read = () =>
    retryReads(
      () => {
        sentAtMs.push(clock.elapsedMs());
        const problem = answers.shift();
        return problem ? Promise.reject(new ProblemError(problem)) : Promise.resolve("good");
      },
      retriesOn(clock, { pace }),
    ).catch((caught: unknown) => problemOf(caught)?.kind);

  it("lets all others of the account obey the pause that it waits for", async () => {
    answers = [limited(5_000)];
    const asked = read();
    await clock.advance(1_000);
    assert.equal(pace.pauseLeftMs(), 4_000);
    assert.deepEqual(pauses.pauses.get("ada")?.forMs, 5_000);
    await clock.advance(4_000);
    assert.equal(await asked, "good");
    assert.deepEqual(sentAtMs, [0, 5_000]);
  });

  it("waits for the end of a pause that another request was asked for", async () => {
    pace.failed(limited(5_000));
    answers = [lost];
    const asked = read();
    await clock.advance(5_000);
    assert.equal(await asked, "good");
    assert.deepEqual(sentAtMs, [0, 5_000]);
  });

  it("waits for one that begins while it waits, in this window or another", async () => {
    answers = [lost, lost];
    const asked = read();
    await clock.advance(100);
    pace.failed(limited(3_000));
    await clock.advance(3_000);
    assert.deepEqual(sentAtMs, [0, 3_100]);
    await pauses.write("ada", { fromMs: clock.now(), forMs: 7_000 });
    await clock.advance(7_000);
    assert.equal(await asked, "good");
    assert.deepEqual(sentAtMs, [0, 3_100, 10_100]);
  });

  it("is not sent where others must wait for longer than a user would", async () => {
    answers = [lost];
    const asked = read();
    await clock.advance(100);
    pace.failed(limited(60_000));
    await clock.advance(60_000);
    assert.equal(await asked, "network");
    assert.deepEqual(sentAtMs, [0]);
    assert.deepEqual(clock.waitsMs, []);
  });

  it("waits for a pause of a stated length that another request was asked for, after one that was left open", async () => {
    answers = [{ kind: "rateLimited", retryAfterMs: undefined }];
    const asked = read();
    await clock.advance(100);
    pace.failed(limited(8_000));
    await clock.advance(8_000);
    assert.equal(await asked, "good");
    assert.deepEqual(sentAtMs, [0, 8_100]);
  });

  it("is sent once it has waited, even where the clock stood still meanwhile", async () => {
    const waitsMs: number[] = [];
    const standing = {
      now: () => 0,
      elapsedMs: () => 0,
      after: (ms: number, run: () => void) => {
        waitsMs.push(ms);
        const soon = setImmediate(run);
        return {
          dispose: () => {
            clearImmediate(soon);
          },
        };
      },
    };
    pace = new Paces(standing).of("ada");
    answers = [{ kind: "rateLimited", retryAfterMs: undefined }];
    const asked = retryReads(
      () => {
        const problem = answers.shift();
        return problem ? Promise.reject(new ProblemError(problem)) : Promise.resolve("good");
      },
      retriesOn(standing, { pace, random: () => 0.5 }),
    );
    await Promise.resolve();
    pace.failed(limited(8_000));
    assert.equal(await asked, "good");
    assert.deepEqual(waitsMs, [500, 7_500]);
  });

  it("that is answered ends the pause", async () => {
    answers = [{ kind: "rateLimited", retryAfterMs: undefined }];
    const asked = read();
    await clock.advance(1_000);
    assert.equal(await asked, "good");
    assert.equal(pace.pauseLeftMs(), 0);
  });
});
