import assert from "node:assert/strict";
import fc from "fast-check";
import { AccountPace } from "../../../../src/core/refresh/accountPace";
import { Poller, type PollOutcome } from "../../../../src/core/refresh/poller";
import { Deferred } from "../../../fakes/deferred";
import { FakeClock } from "../../../fakes/fakeClock";

const minuteMs = 60_000;

describe("Polling", () => {
  let clock: FakeClock;
  let intervalMs: number;
  let random: number;
  let polls: number;
  let answer: () => Promise<PollOutcome>;
  let faults: unknown[];
  let poller: Poller;
  let pace: AccountPace;

  beforeEach(() => {
    clock = new FakeClock();
    intervalMs = minuteMs;
    random = 0.5;
    polls = 0;
    answer = () => Promise.resolve("ok");
    faults = [];
    pace = new AccountPace(clock);
    poller = new Poller({
      pace,
      clock,
      intervalMs: () => intervalMs,
      poll: () => {
        polls += 1;
        return answer();
      },
      onFault: (fault) => {
        faults.push(fault);
      },
      random: () => random,
    });
    poller.restart();
  });

  it("asks once in every interval while somebody looks", async () => {
    poller.setVisible(true);
    await clock.advance(minuteMs - 1);
    assert.equal(polls, 0);
    await clock.advance(1);
    assert.equal(polls, 1);
    await clock.advance(9 * minuteMs);
    assert.equal(polls, 10);
  });

  it("asks nothing while nobody looks", async () => {
    await clock.advance(60 * minuteMs);
    assert.equal(polls, 0);
    poller.setVisible(true);
    poller.setVisible(false);
    await clock.advance(60 * minuteMs);
    assert.equal(polls, 0);
    assert.deepEqual(clock.waitsMs, []);
  });

  it("asks at once when somebody looks again after longer than the interval", async () => {
    poller.setVisible(true);
    await clock.advance(minuteMs);
    poller.setVisible(false);
    await clock.advance(5 * minuteMs);
    poller.setVisible(true);
    await clock.advance(0);
    assert.equal(polls, 2);
  });

  it("asks as soon as a shorter interval allows when it is hastened", async () => {
    poller.setVisible(true);
    await clock.advance(minuteMs);
    assert.equal(polls, 1);
    await clock.advance(minuteMs / 2);
    intervalMs = minuteMs / 4;
    poller.hasten();
    await clock.advance(0);
    assert.equal(polls, 2);
    poller.hasten();
    await clock.advance(minuteMs / 4 - 1);
    assert.equal(polls, 2);
    await clock.advance(1);
    assert.equal(polls, 3);
  });

  it("is not hastened where polling is off, or nobody looks", async () => {
    poller.hasten();
    await clock.advance(minuteMs / 2);
    poller.setVisible(true);
    intervalMs = 0;
    poller.hasten();
    await clock.advance(60 * minuteMs);
    assert.equal(polls, 0);
  });

  it("is not hastened by looking away and back", async () => {
    poller.setVisible(true);
    for (let times = 0; times < 59; times += 1) {
      await clock.advance(1_000);
      poller.setVisible(false);
      poller.setVisible(true);
    }
    assert.equal(polls, 0);
    await clock.advance(1_000);
    assert.equal(polls, 1);
  });

  it("waits for the answer before the next interval begins", async () => {
    const slow = new Deferred<PollOutcome>();
    answer = () => slow.promise;
    poller.setVisible(true);
    await clock.advance(10 * minuteMs);
    assert.equal(polls, 1);
    slow.resolve("ok");
    await clock.advance(minuteMs - 1);
    assert.equal(polls, 1);
    await clock.advance(1);
    assert.equal(polls, 2);
  });

  it("is never asked twice at once, whatever happens while an answer is awaited", async () => {
    const slow = new Deferred<PollOutcome>();
    answer = () => slow.promise;
    poller.setVisible(true);
    await clock.advance(minuteMs);
    poller.restart();
    poller.setVisible(false);
    poller.setVisible(true);
    await clock.advance(10 * minuteMs);
    assert.equal(polls, 1);
  });

  it("begins a new interval when somebody has refreshed by hand", async () => {
    poller.setVisible(true);
    await clock.advance(minuteMs - 1);
    poller.restart();
    await clock.advance(minuteMs - 1);
    assert.equal(polls, 0);
  });

  it("is off with the interval 0, until there is another", async () => {
    intervalMs = 0;
    poller.restart();
    poller.setVisible(true);
    await clock.advance(24 * 60 * minuteMs);
    assert.equal(polls, 0);
    assert.deepEqual(clock.waitsMs, []);
    intervalMs = 10_000;
    poller.restart();
    await clock.advance(10_000);
    assert.equal(polls, 1);
  });

  it("stops when the interval becomes 0 during a round", async () => {
    answer = () => {
      intervalMs = 0;
      return Promise.resolve("ok");
    };
    poller.setVisible(true);
    await clock.advance(60 * minuteMs);
    assert.equal(polls, 1);
  });

  it("asks for nothing and leaves no timer after its end", async () => {
    poller.setVisible(true);
    poller.dispose();
    await clock.advance(60 * minuteMs);
    assert.equal(polls, 0);
    assert.deepEqual(clock.waitsMs, []);
  });

  describe("while answers fail", () => {
    beforeEach(() => {
      answer = () => Promise.resolve("failed");
      poller.setVisible(true);
    });

    it("backs off to twice as long each time, up to ten minutes", async () => {
      const waits: number[] = [];
      for (let round = 0; round < 7; round += 1) {
        await clock.advance(clock.waitsMs[0] ?? 0);
        waits.push((clock.waitsMs[0] ?? 0) / minuteMs);
      }
      assert.deepEqual(waits, [1, 2, 4, 8, 10, 10, 10]);
    });

    it("spreads the windows by chance, and never beyond ten minutes", async () => {
      random = 0;
      await clock.advance(minuteMs);
      assert.deepEqual(clock.waitsMs, [0.75 * minuteMs]);
      random = 0.999;
      for (let round = 0; round < 8; round += 1) {
        await clock.advance(clock.waitsMs[0] ?? 0);
      }
      assert.deepEqual(clock.waitsMs, [10 * minuteMs]);
    });

    it("comes back no earlier than the API says", async () => {
      answer = () => {
        pace.failed({ kind: "rateLimited", retryAfterMs: 17 * minuteMs });
        return Promise.resolve("failed");
      };
      await clock.advance(minuteMs);
      assert.deepEqual(clock.waitsMs, [17 * minuteMs]);
    });

    it("goes back to the interval with the first good answer", async () => {
      await clock.advance(4 * minuteMs);
      answer = () => Promise.resolve("ok");
      await clock.advance(clock.waitsMs[0] ?? 0);
      assert.deepEqual(clock.waitsMs, [minuteMs]);
    });

    it("goes back to the interval when somebody refreshes by hand", async () => {
      await clock.advance(20 * minuteMs);
      poller.restart();
      assert.deepEqual(clock.waitsMs, [minuteMs]);
    });
  });

  it("goes on, and says so, when the program itself is at fault", async () => {
    const fault = new TypeError("a mistake");
    answer = () => Promise.reject(fault);
    poller.setVisible(true);
    await clock.advance(2 * minuteMs);
    assert.deepEqual(faults, [fault, fault]);
  });

  it("asks soon again after the clock was set back", async () => {
    poller.setVisible(true);
    await clock.advance(minuteMs);
    clock.jump(-24 * 60 * minuteMs);
    poller.setVisible(false);
    poller.setVisible(true);
    assert.deepEqual(clock.waitsMs, [minuteMs]);
  });

  it("makes at most one request per interval, whoever looks when", async () => {
    const steps = fc.array(
      fc.tuple(fc.constantFrom("look", "leave", "wait"), fc.integer({ min: 0, max: 90_000 })),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const before = polls;
        const startMs = clock.now();
        for (const [step, ms] of taken) {
          if (step !== "wait") {
            poller.setVisible(step === "look");
          }
          await clock.advance(ms);
        }
        assert.ok(polls - before <= (clock.now() - startMs) / minuteMs + 1);
      }),
      { numRuns: 30 },
    );
  });
});
