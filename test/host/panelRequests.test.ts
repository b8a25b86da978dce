import assert from "node:assert/strict";
import { systemClock } from "../../src/core/base/clock";
import { ServerRefresher } from "../../src/core/refresh/serverRefresher";
import { ServerStore } from "../../src/core/servers/serverStore";
import type { ServerPanels } from "../../src/panel/serverPanels";
import { FakeClock } from "../fakes/fakeClock";
import { FakeSource } from "../fakes/fakeSource";
import { RecordingLogger } from "../fakes/recordingLogger";
import { anAccount, aServer } from "../fakes/samples";
import { FakePanel } from "./fakePanel";
import { panelsOf } from "./panelsOf";
import { controlWindowFocus, type WindowFocus } from "./windowFocus";

const account = anAccount();
const minute = 60_000;
const hour = 60 * minute;

describe("What an open details panel asks the API for", () => {
  let clock: FakeClock;
  let source: FakeSource;
  let store: ServerStore;
  let logger: RecordingLogger;
  let focus: WindowFocus;
  let panels: ServerPanels;
  let panel: FakePanel;

  beforeEach(async () => {
    focus = controlWindowFocus();
    clock = new FakeClock();
    source = new FakeSource(aServer("1"));
    store = new ServerStore(systemClock);
    logger = new RecordingLogger();
    panels = panelsOf({
      store,
      refresher: new ServerRefresher(store, () => source, clock),
      clock,
      logger,
    });
    store.setAccounts([account]);
    panels.accountsAreKnown();
    panel = new FakePanel();
    const memory = { accountKey: account.key, serverId: "1" };
    panels.restore(panel.asPanel, memory);
    await clock.advance(0);
  });

  afterEach(() => {
    panels.dispose();
    focus.restore();
    assert.deepEqual(logger.lines, []);
  });

  /** How many requests are made in that time from now on. */
  async function requestsWithin(ms: number): Promise<number> {
    const before = source.asked.length;
    await clock.advance(ms);
    return source.asked.length - before;
  }

  it("is its server, at once and then four times a minute", async () => {
    assert.deepEqual(source.asked, ["get 1"]);
    assert.equal(await requestsWithin(minute), 4);
  });

  it("is nothing while another editor hides it, and its server when it is seen again", async () => {
    panel.setVisible(false);
    assert.equal(await requestsWithin(hour), 0);
    panel.setVisible(true);
    assert.equal(await requestsWithin(0), 1);
  });

  it("is its server once a minute while the window has no focus, for it may be on another screen", async () => {
    focus.set(false);
    await clock.advance(minute);
    assert.equal(await requestsWithin(hour), 60);
  });

  it("is its server at once when the window has the focus again, and then as before", async () => {
    focus.set(false);
    await clock.advance(minute);
    await clock.advance(minute / 2);
    focus.set(true);
    assert.equal(await requestsWithin(0), 1);
    assert.equal(await requestsWithin(minute), 4);
  });

  it("is nothing once the server is gone", async () => {
    source.servers = [];
    assert.equal(await requestsWithin(15_000), 1);
    assert.equal(await requestsWithin(hour), 0);
  });

  it("is nothing once the account has signed out", async () => {
    store.setAccounts([]);
    assert.equal(await requestsWithin(hour), 0);
  });

  it("is nothing once it is closed", async () => {
    panel.dispose();
    assert.equal(await requestsWithin(hour), 0);
    assert.deepEqual(clock.waitsMs, []);
  });
});
