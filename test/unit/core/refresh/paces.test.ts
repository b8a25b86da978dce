import assert from "node:assert/strict";
import type { Disposable } from "../../../../src/core/base/emitter";
import { ProblemError } from "../../../../src/core/base/problemError";
import { AutoRefresh } from "../../../../src/core/refresh/autoRefresh";
import { ServerDetailsFeed } from "../../../../src/core/refresh/serverDetailsFeed";
import { Deferred } from "../../../fakes/deferred";
import type { ServerList } from "../../../../src/core/servers/serverList";
import type { FakeClock } from "../../../fakes/fakeClock";
import { FakeSource } from "../../../fakes/fakeSource";
import { RecordingLogger } from "../../../fakes/recordingLogger";
import { aServer } from "../../../fakes/samples";
import { settled } from "../../../fakes/settled";
import { testFleet, type TestFleet } from "../../../fakes/testFleet";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const panel = { accountKey: "ada", serverId: "1" };
const limited = () =>
  Promise.reject(new ProblemError({ kind: "rateLimited", retryAfterMs: hourMs }));
const broken = () =>
  Promise.reject(new ProblemError({ kind: "network", host: "h", code: "ENETUNREACH" }));

describe("Two accounts in one window", () => {
  let ada: FakeSource;
  let bob: FakeSource;
  let fleet: TestFleet;
  let clock: FakeClock;
  let isFocused: boolean;
  let autoRefresh: AutoRefresh;
  let feed: ServerDetailsFeed;
  let parts: readonly Disposable[];

  beforeEach(async () => {
    ada = new FakeSource(aServer("1"), aServer("2"));
    bob = new FakeSource(aServer("3"));
    const sources = new Map([
      ["ada", ada],
      ["bob", bob],
    ]);
    ({ clock, ...fleet } = testFleet({ apiOf: (key) => sources.get(key) }, "ada", "bob"));
    await fleet.refresher.refreshAll();
    isFocused = true;
    const { store, refresher, paces } = fleet;
    autoRefresh = new AutoRefresh({
      store,
      refresher,
      paces,
      sight: {
        viewIsVisible: () => true,
        windowIsFocused: () => isFocused,
        visibleServers: () => [panel],
      },
      isFollowedElsewhere: () => false,
      intervalMs: () => minuteMs,
      clock,
      random: () => 0.5,
      logger: new RecordingLogger(),
    });
    feed = new ServerDetailsFeed(panel, {
      store,
      refresher,
      clock,
      random: () => 0.5,
      intervalMs: () => 15_000,
      onFault: (fault) => {
        throw fault;
      },
    });
    feed.accountsAreKnown();
    feed.setVisible(true);
    parts = [feed, autoRefresh];
    ada.asked.length = 0;
    bob.asked.length = 0;
  });

  afterEach(() => {
    for (const part of parts) {
      part.dispose();
    }
  });

  function focus(focused: boolean): void {
    isFocused = focused;
    autoRefresh.visibilityChanged();
    feed.setVisible(focused);
  }

  const lists = (source: FakeSource) => source.asked.filter((one) => one === "list").length;

  const troubles: readonly (readonly [string, () => Promise<never>])[] = [
    [
      "has a token that was revoked",
      () => Promise.reject(new ProblemError({ kind: "unauthorized" })),
    ],
    ["is asked to leave the API alone for an hour", limited],
    ["has no network", broken],
    ["never answers", () => new Promise(() => undefined)],
  ];
  for (const [what, answer] of troubles) {
    it(`do not slow each other: one ${what}, the other has 180 lists in 3 hours`, async () => {
      bob.answerList = answer;
      await clock.advance(3 * hourMs);
      assert.equal(lists(ada), 180);
      assert.ok(lists(bob) < 30, String(lists(bob)));
    });
  }

  describe("one of which is asked for a pause", () => {
    it("by a panel, leaves it alone with lists and transitions too", async () => {
      ada.servers = [aServer("1"), aServer("2", { status: "starting" })];
      await fleet.refresher.refreshList("ada");
      ada.answerGet = limited;
      await clock.advance(15_000);
      const { length } = ada.asked;
      await clock.advance(hourMs - 16_000);
      assert.equal(ada.asked.length, length);
      assert.ok(lists(bob) >= 59);
    });

    it("by a list, leaves it alone with panels too, and goes on after it", async () => {
      ada.answerList = limited;
      await clock.advance(minuteMs);
      const { length } = ada.asked;
      await clock.advance(hourMs - 1_000);
      assert.ok(ada.asked.length - length <= 1, ada.asked.slice(length).join());
      ada.answerList = () => Promise.resolve({ servers: ada.servers, unreadableCount: 0 });
      await clock.advance(minuteMs);
      assert.ok(ada.asked.length - length > 2);
    });

    it("obeys it whatever the clock is set to", async () => {
      ada.answerList = limited;
      await clock.advance(minuteMs);
      const { length } = ada.asked;
      clock.jump(24 * hourMs);
      await clock.advance(hourMs / 2 - 1_000);
      clock.jump(-48 * hourMs);
      await clock.advance(hourMs / 2 - 1_000);
      // A clock that was set ahead looks like a computer that has slept, but the pause holds.
      assert.ok(ada.asked.length - length <= 1, ada.asked.slice(length).join());
    });

    it("is not released by an answer to something asked before", async () => {
      const early = new Deferred<ServerList>();
      ada.answerList = () => early.promise;
      const running = fleet.refresher.refreshList("ada");
      await settled();
      ada.answerGet = limited;
      await feed.refresh();
      early.resolve({ servers: ada.servers, unreadableCount: 0 });
      await running;
      assert.equal(fleet.paces.of("ada").pauseLeftMs(), hourMs);
    });

    it("is not released by a list that ended in a refusal", async () => {
      ada.answerGet = limited;
      await feed.refresh();
      const problem = { kind: "rateLimited", retryAfterMs: 0 } as const;
      ada.answerList = () =>
        Promise.resolve({ servers: ada.servers, unreadableCount: 0, isWhole: false, problem });
      await fleet.refresher.refreshList("ada");
      assert.equal(fleet.paces.of("ada").pauseLeftMs(), hourMs);
    });
  });

  describe("after an outage", () => {
    beforeEach(async () => {
      ada.answerList = broken;
      ada.answerGet = broken;
      await clock.advance(15 * minuteMs);
      ada.answerList = () => Promise.resolve({ servers: ada.servers, unreadableCount: 0 });
      ada.answerGet = (id) => Promise.resolve(aServer(id));
      await clock.advance(100);
      ada.asked.length = 0;
    });

    it("ask at once when the window gets the focus", async () => {
      focus(false);
      await clock.advance(20_000);
      ada.asked.length = 0;
      focus(true);
      await clock.advance(0);
      assert.ok(lists(ada) === 1);
    });

    it("ask for the list at once after any good answer, such as a panel's", async () => {
      await feed.refresh();
      await clock.advance(0);
      assert.equal(lists(ada), 1);
    });

    it("are not asked for a list that keeps failing with every good answer to something else", async () => {
      ada.answerList = broken;
      await clock.advance(10 * minuteMs);
      ada.asked.length = 0;
      for (let times = 0; times < 100; times += 1) {
        await fleet.refresher.refreshServerAnew(panel);
        await clock.advance(100);
      }
      assert.ok(lists(ada) <= 3, String(lists(ada)));
    });

    it("ask at once when the computer has woken, though no timer noticed", async () => {
      clock.jump(20 * minuteMs);
      await clock.advance(minuteMs);
      assert.ok(lists(ada) >= 1);
    });

    it("are not asked more often for looking away and back", async () => {
      ada.answerList = broken;
      ada.answerGet = broken;
      for (let times = 0; times < 50; times += 1) {
        focus(false);
        focus(true);
        await clock.advance(100);
      }
      assert.ok(lists(ada) <= 2, String(lists(ada)));
    });
  });

  it("with a new token are asked anew, although a list with the old one is under way", async () => {
    const old = new Deferred<ServerList>();
    ada.answerList = () => old.promise;
    let current = ada;
    const signedIn = testFleet({ apiOf: () => current });
    const first = signedIn.refresher.refreshList("ada");
    current = new FakeSource(aServer("7"));
    const second = signedIn.refresher.refreshList("ada");
    old.reject(new ProblemError({ kind: "unauthorized" }));
    await Promise.all([first, second]);
    assert.equal(signedIn.store.stateOf("ada")?.problem, undefined);
    assert.deepEqual(current.asked, ["list"]);
  });

  it("with a new token show no problem of the old one, even before the new answer", async () => {
    const old = new Deferred<ServerList>();
    ada.answerList = () => old.promise;
    let current = ada;
    const signedIn = testFleet({ apiOf: () => current });
    const first = signedIn.refresher.refreshList("ada");
    current = new FakeSource();
    current.answerList = () => new Promise(() => undefined);
    void signedIn.refresher.refreshList("ada");
    old.reject(new ProblemError({ kind: "unauthorized" }));
    await first;
    assert.equal(signedIn.store.stateOf("ada")?.problem, undefined);
  });
});
