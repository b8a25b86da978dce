import assert from "node:assert/strict";
import { ProblemError } from "../../../../src/core/base/problemError";
import { AutoRefresh } from "../../../../src/core/refresh/autoRefresh";
import { Paces } from "../../../../src/core/refresh/accountPace";
import { pauseRestMs } from "../../../../src/core/refresh/pauseStore";
import { FakeClock } from "../../../fakes/fakeClock";
import { FakeSource } from "../../../fakes/fakeSource";
import { MemoryPauses } from "../../../fakes/memoryPauses";
import { RecordingLogger } from "../../../fakes/recordingLogger";
import { aServer } from "../../../fakes/samples";
import { testFleet } from "../../../fakes/testFleet";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const limited = { kind: "rateLimited", retryAfterMs: 10 * minuteMs } as const;

describe("A pause of one account", () => {
  let pauses: MemoryPauses;
  let clock: FakeClock;
  let one: Paces;
  let other: Paces;

  beforeEach(() => {
    pauses = new MemoryPauses();
    clock = new FakeClock();
    one = new Paces(clock, pauses);
    other = new Paces(clock, pauses);
  });

  const leftMs = (paces: Paces, key = "ada") => paces.of(key).sharedPauseLeftMs();

  it("holds in every window, for as long as it has left", async () => {
    one.of("ada").failed(limited);
    await clock.advance(minuteMs);
    assert.equal(await leftMs(other), 9 * minuteMs);
    assert.equal(other.of("ada").pauseLeftMs(), 9 * minuteMs);
    await clock.advance(9 * minuteMs);
    assert.equal(await leftMs(other), 0);
  });

  it("holds for no other account", async () => {
    one.of("ada").failed(limited);
    assert.equal(await leftMs(other, "bob"), 0);
  });

  it("holds in a window that is opened later, such as after a crash", async () => {
    one.of("ada").failed(limited);
    await clock.advance(minuteMs);
    assert.equal(await leftMs(new Paces(clock, pauses)), 9 * minuteMs);
  });

  it("is ended in its own window by a good answer to something asked since, and stays ended", async () => {
    const pace = one.of("ada");
    pace.failed(limited);
    pace.succeeded(pace.asked());
    assert.equal(await leftMs(one), 0);
  });

  it("is shared where the API does not say for how long", async () => {
    one.of("ada").failed({ kind: "rateLimited", retryAfterMs: undefined });
    assert.equal(await leftMs(other), 10_000);
  });

  it("is not made longer by a shorter one of another window", async () => {
    one.of("ada").failed(limited);
    pauses.pauses.set("ada", { fromMs: clock.now(), forMs: 1_000 });
    assert.equal(await leftMs(one), 10 * minuteMs);
  });

  it("writes nothing for what asks for no pause, or for none beyond the one there is", () => {
    one.of("ada").failed({ kind: "network", host: "h", code: "ECONNRESET" });
    assert.equal(pauses.written, 0);
    one.of("ada").failed(limited);
    one.of("ada").failed({ kind: "serverError", status: 503, retryAfterMs: 1_000 });
    assert.equal(pauses.written, 1);
  });

  for (const jumpMs of [-48 * hourMs, -hourMs, hourMs, 48 * hourMs]) {
    it(`holds no longer than it was to, though the clock jumps by ${jumpMs / hourMs} h`, async () => {
      one.of("ada").failed(limited);
      clock.jump(jumpMs);
      assert.ok((await leftMs(other)) <= 10 * minuteMs);
      await clock.advance(10 * minuteMs);
      for (let look = 0; look < 3; look += 1) {
        assert.equal(await leftMs(other), 0);
        await clock.advance(minuteMs);
      }
    });
  }

  it("has a rest that is never longer than the whole", () => {
    assert.equal(pauseRestMs({ fromMs: 1_000, forMs: 500 }, 0), 500);
    assert.equal(pauseRestMs({ fromMs: 1_000, forMs: 500 }, 1_200), 300);
    assert.equal(pauseRestMs({ fromMs: 1_000, forMs: 500 }, 1_500), 0);
    assert.equal(pauseRestMs({ fromMs: 1_000, forMs: 500 }, hourMs), 0);
  });
});

describe("Windows that share a pause", () => {
  it("send one request together until it has ended, whatever each of them follows", async () => {
    const pauses = new MemoryPauses();
    const clock = new FakeClock();
    const source = new FakeSource(aServer("1", { status: "starting" }), aServer("2"));
    const windows = await Promise.all(
      [1, 2, 3].map(async () => {
        const fleet = testFleet({ apiOf: () => source, clock, pauses });
        await fleet.refresher.refreshAll();
        const auto = new AutoRefresh({
          ...fleet,
          sight: {
            viewIsVisible: () => true,
            windowIsFocused: () => true,
            visibleServers: () => [],
          },
          isFollowedElsewhere: () => false,
          intervalMs: () => minuteMs,
          clock,
          random: () => 0.5,
          logger: new RecordingLogger(),
        });
        return auto;
      }),
    );
    source.asked.length = 0;
    const refuse = () => Promise.reject(new ProblemError(limited));
    source.answerGet = refuse;
    source.answerList = refuse;
    await clock.advance(9 * minuteMs);
    assert.equal(source.asked.length, 1);
    for (const window of windows) {
      window.dispose();
    }
  });
});
