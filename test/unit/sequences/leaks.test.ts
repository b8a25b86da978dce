import assert from "node:assert/strict";
import { systemClock } from "../../../src/core/base/clock";
import { EndingClock } from "../../../src/core/base/endingClock";
import { AutoRefresh } from "../../../src/core/refresh/autoRefresh";
import { ServerDetailsFeed } from "../../../src/core/refresh/serverDetailsFeed";
import { Deferred } from "../../fakes/deferred";
import { heldByNode, untilNodeHolds } from "../../fakes/heldByNode";
import { MemorySecrets } from "../../fakes/memorySecrets";
import { documentServers } from "../../simulator/documentServers";
import { startSimulator, type Simulator } from "../../simulator/simulator";
import { temporaryFolder, type TemporaryFolder } from "../../vscode/temporaryFolder";
import { openWindow, type OpenWindow } from "./openWindow";
import { until } from "./until";

const many = Array.from({ length: 8 }, (_, at) => ({
  ...documentServers[0],
  id: 100 + at,
  name: `web-${at}`,
}));

describe("A whole window that ends", () => {
  let before: readonly string[];
  let folder: TemporaryFolder;
  let simulator: Simulator;
  let window: OpenWindow;
  let clock: EndingClock;
  let parts: readonly { dispose(): void }[];

  /** Within the test, since its runner has a timer of its own for each. */
  async function begin(): Promise<void> {
    before = await heldByNode();
    folder = await temporaryFolder("vps-leaks-");
    simulator = await startSimulator({ servers: many as typeof documentServers });
    clock = new EndingClock(systemClock);
    window = openWindow({
      secrets: new MemorySecrets(),
      apiUrl: () => simulator.apiUrl,
      cacheFolder: folder.path,
      clock,
      timeoutMs: () => 60_000,
    });
    await window.sync.start();
    await window.signIn();
    await window.sync.ready();
    const { store, refresher, paces, logger } = window;
    const look = { clock, random: () => 0.5, store, refresher };
    const auto = new AutoRefresh({
      ...look,
      paces,
      logger,
      sight: {
        viewIsVisible: () => true,
        windowIsFocused: () => true,
        visibleServers: () => [ref()],
      },
      isFollowedElsewhere: () => false,
      intervalMs: () => 60_000,
    });
    const feed = new ServerDetailsFeed(ref(), {
      ...look,
      intervalMs: () => 15_000,
      onFault: assert.ifError,
    });
    feed.accountsAreKnown();
    feed.setVisible(true);
    await until(() => feed.current().details !== undefined);
    parts = [auto, feed];
  }

  const ref = (at = 0) => {
    const [view] = window.store.views();
    return { accountKey: view?.account.key ?? "", serverId: String(100 + at) };
  };
  const requests = () => simulator.requests.length;

  /** As src/extension.ts ends: every part, and the clock last. */
  function end(): void {
    for (const part of [...parts, window, clock]) {
      part.dispose();
    }
  }

  async function assertNothingIsLeft(): Promise<void> {
    await untilNodeHolds([...before, "TCPServerWrap"].sort());
    await simulator.close();
    await untilNodeHolds(before);
    await folder.remove();
  }

  it("leaves no timer and no socket", async () => {
    await begin();
    end();
    await assertNothingIsLeft();
  });

  it("leaves none of a list that is not answered", async () => {
    await begin();
    simulator.faults.add({ times: Infinity, fault: { kind: "noAnswer" } });
    const asked = window.refresher.refreshAll();
    simulator.clearRequests();
    await until(() => requests() === 1);
    end();
    assert.deepEqual(
      (await asked).map(({ problem }) => problem?.kind),
      ["cancelled"],
    );
    await assertNothingIsLeft();
  });

  it("leaves none of a retry that waits for its turn", async () => {
    await begin();
    simulator.faults.add({ times: Infinity, fault: { kind: "status", status: 503 } });
    simulator.clearRequests();
    const asked = window.refresher.refreshAll();
    await until(() => requests() === 1 && window.paces.of(ref().accountKey).retries.tokens < 500);
    end();
    await asked;
    assert.equal(requests(), 1);
    await assertNothingIsLeft();
  });

  it("leaves none of a batch that waits for the end of a pause", async () => {
    await begin();
    const headers = { "Retry-After": "50" };
    simulator.faults.add({ times: Infinity, fault: { kind: "status", status: 429, headers } });
    simulator.clearRequests();
    const refs = many.map((_, at) => ref(at));
    void window.power.run(refs, "stop");
    await until(() => window.paces.of(ref().accountKey).pauseLeftMs() > 0 && requests() >= 4);
    end();
    await assertNothingIsLeft();
    assert.ok(requests() <= 4, String(requests()));
  });

  it("waits for the response to a change that was sent, and for nothing after it", async () => {
    await begin();
    const release = new Deferred<undefined>();
    simulator.faults.add({
      match: { method: "POST" },
      fault: { kind: "hold", until: release.promise },
    });
    simulator.clearRequests();
    const stopped = window.power.run([ref()], "stop");
    await until(() => requests() === 1);
    end();
    release.resolve(undefined);
    assert.deepEqual(
      (await stopped).map(({ outcome }) => outcome.kind),
      ["accepted"],
    );
    await assertNothingIsLeft();
    assert.equal(requests(), 1);
  });
});
