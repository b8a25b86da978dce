import assert from "node:assert/strict";
import { AutoRefresh, type Visibility } from "../../../../src/core/refresh/autoRefresh";
import { ProblemError } from "../../../../src/core/base/problemError";
import type { ServerRef } from "../../../../src/core/servers/server";
import { FakeSource } from "../../../fakes/fakeSource";
import { RecordingLogger } from "../../../fakes/recordingLogger";
import { aServer } from "../../../fakes/samples";
import { testFleet } from "../../../fakes/testFleet";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const weekMs = 7 * dayMs;

interface Scene {
  readonly intervalMs?: number;
  readonly viewIsVisible?: boolean;
  readonly windowIsFocused?: boolean;
  readonly visibleServers?: readonly ServerRef[];
  readonly source?: FakeSource;
  readonly followedElsewhere?: boolean;
}

/** One window with one account whose list has just been read. */
async function openWindow(scene: Scene = {}) {
  const source = scene.source ?? new FakeSource(aServer("1"), aServer("2"));
  const { clock, store, refresher, paces } = testFleet({ apiOf: () => source });
  const seen = {
    view: scene.viewIsVisible ?? true,
    focus: scene.windowIsFocused ?? true,
    panels: scene.visibleServers ?? [],
  };
  let intervalMs = scene.intervalMs ?? minuteMs;
  const sight: Visibility = {
    viewIsVisible: () => seen.view,
    windowIsFocused: () => seen.focus,
    visibleServers: () => seen.panels,
  };
  await refresher.refreshAll();
  source.asked.length = 0;
  const freshness = new AutoRefresh({
    store,
    refresher,
    paces,
    sight,
    isFollowedElsewhere: () => scene.followedElsewhere ?? false,
    intervalMs: () => intervalMs,
    clock,
    random: () => 0.5,
    logger: new RecordingLogger(),
  });
  return {
    clock,
    source,
    refresher,
    freshness,
    see: (change: Partial<typeof seen>) => {
      Object.assign(seen, change);
      freshness.visibilityChanged();
    },
    setInterval: (ms: number) => {
      intervalMs = ms;
      freshness.restart();
    },
  };
}

function failing(source = new FakeSource(aServer("1"))): FakeSource {
  source.answerList = () =>
    source.asked.length > 1
      ? Promise.reject(new ProblemError({ kind: "serverError", status: 503 }))
      : Promise.resolve({ servers: source.servers, unreadableCount: 0 });
  return source;
}

const inTransition = (count: number) =>
  new FakeSource(
    ...Array.from({ length: count }, (_, at) => aServer(String(at), { status: "provisioning" })),
  );

describe("A week of one window", () => {
  const scenes: readonly (readonly [string, Scene, number])[] = [
    ["asks once a minute while the view is visible", {}, 10_080],
    ["asks nothing while the view is hidden", { viewIsVisible: false }, 0],
    ["asks nothing while the window has no focus", { windowIsFocused: false }, 0],
    ["asks nothing at an interval of 0", { intervalMs: 0 }, 0],
    ["asks once in ten minutes at an interval of 10 minutes", { intervalMs: 10 * minuteMs }, 1_008],
  ];
  for (const [title, scene, expected] of scenes) {
    it(`${title}: ${String(expected)} requests`, async () => {
      const { clock, source } = await openWindow(scene);
      await clock.advance(weekMs);
      assert.equal(source.asked.length, expected);
    });
  }

  it("asks less and less while answers fail, at last every ten minutes: 1012 requests", async () => {
    const source = failing();
    const { clock } = await openWindow({ source });
    await clock.advance(weekMs);
    assert.equal(source.asked.length, 1_012);
  });

  it("watches 5 servers in transition for a quarter of an hour, then no closer than others", async () => {
    const source = inTransition(5);
    const { clock } = await openWindow({ source });
    await clock.advance(weekMs);
    const single = source.asked.filter((asked) => asked.startsWith("get"));
    assert.equal(single.length, 5 * 92);
    assert.equal(source.asked.length - single.length, 10_080);
  });

  it("asks for the list instead where more than 5 are in transition", async () => {
    const source = inTransition(6);
    const { clock } = await openWindow({ source });
    await clock.advance(weekMs);
    assert.equal(source.asked.filter((asked) => asked.startsWith("get")).length, 0);
  });
});

describe("What is kept fresh", () => {
  it("is asked for at once when the view comes back after a while", async () => {
    const { clock, source, see } = await openWindow({ viewIsVisible: false });
    await clock.advance(hourMs);
    see({ view: true });
    await clock.advance(0);
    assert.deepEqual(source.asked, ["list"]);
  });

  it("is not asked for again when the view comes back within the interval", async () => {
    const { clock, source, see } = await openWindow();
    await clock.advance(minuteMs);
    see({ view: false });
    await clock.advance(10_000);
    see({ view: true });
    await clock.advance(10_000);
    assert.deepEqual(source.asked, ["list"]);
  });

  it("is asked for once after a night's sleep of the computer", async () => {
    const { clock, source } = await openWindow();
    clock.sleep(9 * hourMs);
    await clock.advance(0);
    assert.deepEqual(source.asked, ["list"]);
    await clock.advance(minuteMs - 1);
    assert.deepEqual(source.asked, ["list"]);
  });

  it("goes on when the clock is set back by a day", async () => {
    const { clock, source } = await openWindow();
    await clock.advance(minuteMs);
    clock.jump(-dayMs);
    await clock.advance(2 * minuteMs);
    assert.ok(source.asked.length >= 1);
    await clock.advance(dayMs + hourMs);
    assert.ok(source.asked.length > 60);
  });

  it("heals at once: the first good answer brings the usual interval back", async () => {
    const source = failing();
    const { clock } = await openWindow({ source });
    await clock.advance(hourMs);
    source.answerList = () => Promise.resolve({ servers: source.servers, unreadableCount: 0 });
    await clock.advance(10 * minuteMs);
    source.asked.length = 0;
    await clock.advance(10 * minuteMs);
    assert.equal(source.asked.length, 10);
  });

  it("leaves an API in maintenance alone, until somebody finds it well again by hand", async () => {
    const source = failing();
    const { clock, refresher } = await openWindow({ source });
    const maintenance = { kind: "serverError", status: 503, retryAfterMs: hourMs } as const;
    source.answerList = () => Promise.reject(new ProblemError(maintenance));
    await clock.advance(20 * minuteMs);
    assert.equal(source.asked.length, 1);
    await refresher.refreshAll();
    await clock.advance(20 * minuteMs);
    assert.equal(source.asked.length, 2);
    source.answerList = () => Promise.resolve({ servers: source.servers, unreadableCount: 0 });
    await refresher.refreshAll();
    source.asked.length = 0;
    await clock.advance(10 * minuteMs);
    assert.equal(source.asked.length, 10);
  });

  it("follows a change of the interval from then on", async () => {
    const { clock, source, setInterval } = await openWindow();
    setInterval(10_000);
    await clock.advance(minuteMs);
    assert.equal(source.asked.length, 6);
    setInterval(0);
    await clock.advance(hourMs);
    assert.equal(source.asked.length, 6);
  });

  it("is only the server of the open panel, while the view is hidden", async () => {
    const source = inTransition(2);
    const panel = { accountKey: "ada", serverId: "1" };
    const { clock } = await openWindow({ source, viewIsVisible: false, visibleServers: [panel] });
    await clock.advance(minuteMs);
    assert.deepEqual([...new Set(source.asked)], ["get 1"]);
  });

  it("leaves servers alone that somebody else follows", async () => {
    const source = inTransition(1);
    const { clock } = await openWindow({ source, followedElsewhere: true });
    await clock.advance(minuteMs - 1);
    assert.deepEqual(source.asked, []);
  });

  it("leaves no timer behind once it is disposed of", async () => {
    const { clock, freshness } = await openWindow({ source: inTransition(3) });
    freshness.dispose();
    assert.deepEqual(clock.waitsMs, []);
  });
});
