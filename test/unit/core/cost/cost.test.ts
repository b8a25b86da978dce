import assert from "node:assert/strict";
import { AutoRefresh } from "../../../../src/core/refresh/autoRefresh";
import { ServerDetailsFeed } from "../../../../src/core/refresh/serverDetailsFeed";
import type { Disposable } from "../../../../src/core/base/emitter";
import type { Server } from "../../../../src/core/servers/server";
import type { ServerList } from "../../../../src/core/servers/serverList";
import { KeptLists } from "../../../../src/sync/keptLists";
import type { FakeClock } from "../../../fakes/fakeClock";
import { FakeSource } from "../../../fakes/fakeSource";
import { RecordingLogger } from "../../../fakes/recordingLogger";
import { aServer } from "../../../fakes/samples";
import { processorTimer } from "../../../fakes/processorTime";
import { testFleet, type TestFleet } from "../../../fakes/testFleet";
import { countPasses } from "./passes";

const many = 10_000;

/** A window with its list, so many open panels, and everything that listens to the store. */
class CostlyWindow {
  readonly source: FakeSource;
  readonly fleet: TestFleet;
  readonly clock: FakeClock;
  readonly written: (readonly Server[])[] = [];
  readonly #parts: Disposable[] = [];

  constructor(serverCount: number, panelCount: number, isVisible = false) {
    this.source = new FakeSource(
      ...Array.from({ length: serverCount }, (_, at) => aServer(String(at))),
    );
    const { clock, ...fleet } = testFleet({ apiOf: () => this.source });
    this.fleet = fleet;
    this.clock = clock;
    const { store, refresher, paces } = fleet;
    const logger = new RecordingLogger();
    const cache = {
      read: () => Promise.resolve(undefined),
      write: (_key: string, { servers }: { readonly servers: readonly Server[] }) => {
        this.written.push(servers);
        return Promise.resolve();
      },
      remove: () => Promise.resolve(),
    };
    const feeds = Array.from({ length: panelCount }, (_, at) => {
      const ref = { accountKey: "ada", serverId: String(at) };
      const onFault = (fault: unknown) => {
        throw fault;
      };
      const random = () => 0.5;
      return new ServerDetailsFeed(ref, {
        store,
        refresher,
        clock,
        random,
        intervalMs: () => 0,
        onFault,
      });
    });
    const sight = {
      viewIsVisible: () => isVisible,
      windowIsFocused: () => isVisible,
      visibleServers: () => [],
    };
    this.#parts = [
      ...feeds,
      new KeptLists({ store, cache, clock, logger }),
      new AutoRefresh({
        store,
        refresher,
        paces,
        sight,
        isFollowedElsewhere: () => false,
        intervalMs: () => 0,
        clock,
        random: () => 0.5,
        logger,
      }),
    ];
  }

  /** A list of new objects that say the same, as one whose text has changed somewhere. */
  copyServers(changes: Partial<Server> = {}): void {
    this.source.servers = this.source.servers.map((server, at) =>
      at === 7 ? { ...server, ...changes } : { ...server },
    );
  }

  dispose(): void {
    for (const part of this.#parts) {
      part.dispose();
    }
  }
}

describe("What 10,000 servers cost", function () {
  this.timeout(60_000);
  let window: CostlyWindow;

  afterEach(() => {
    window.dispose();
  });

  async function open(panelCount: number): Promise<void> {
    window = new CostlyWindow(many, panelCount);
    await window.fleet.refresher.refreshList("ada");
    await window.clock.advance(5_000);
    window.written.length = 0;
  }

  /** The list as the API layer has it already: making it is not counted. */
  function answerPrepared(more: Partial<ServerList> = {}): void {
    const list = { servers: window.source.servers, unreadableCount: 0, ...more };
    window.source.answerList = () => Promise.resolve(list);
  }

  for (const [panelCount, most] of [
    [1, 3],
    [5, 4],
  ] as const) {
    it(`is at most ${most} passes for a refresh with ${panelCount} open panels`, async () => {
      await open(panelCount);
      window.copyServers({ status: "stopped" });
      answerPrepared();
      const passes = await countPasses(many, async () => {
        await window.fleet.refresher.refreshList("ada");
        await window.clock.advance(5_000);
      });
      console.log(`      ${passes} passes`);
      assert.ok(passes <= most, `${passes} passes`);
      assert.equal(window.written.length, 1);
    });
  }

  it("is at most 3 passes for a refresh where each has two ids, too", async () => {
    const otherIdOf = (id: string) => `uuid-${id}`;
    await open(1);
    answerPrepared({ otherIdOf });
    await window.fleet.refresher.refreshList("ada");
    await window.clock.advance(5_000);
    window.copyServers({ status: "stopped" });
    answerPrepared({ otherIdOf });
    const passes = await countPasses(many, async () => {
      await window.fleet.refresher.refreshList("ada");
      await window.clock.advance(5_000);
    });
    console.log(`      ${passes} passes`);
    assert.ok(passes <= 3, `${passes} passes`);
  });

  it("is no pass at all for one server's answer", async () => {
    await open(5);
    const answer = aServer("7", { status: "stopped" });
    window.source.answerGet = () => Promise.resolve(answer);
    const passes = await countPasses(many, () =>
      window.fleet.refresher.refreshServer({ accountKey: "ada", serverId: "7" }),
    );
    assert.equal(passes, 0);
  });

  it("is no pass at all for an accepted change", async () => {
    await open(5);
    const passes = await countPasses(many, () =>
      window.fleet.power.run([{ accountKey: "ada", serverId: "7" }], "stop"),
    );
    assert.equal(passes, 0);
  });

  it("is no pass and nothing written for the very same list", async () => {
    await open(5);
    answerPrepared();
    await window.fleet.refresher.refreshList("ada");
    const passes = await countPasses(many, async () => {
      await window.fleet.refresher.refreshList("ada");
      await window.clock.advance(5_000);
    });
    assert.equal(passes, 0);
    assert.equal(window.written.length, 0);
  });

  it("is nothing written, and nobody told of a server, for a list that says the same", async () => {
    await open(1);
    window.copyServers();
    const told: unknown[] = [];
    window.fleet.store.onDidChange(({ ids }) => told.push(...(ids === "all" ? ["all"] : ids)));
    await window.fleet.refresher.refreshList("ada");
    await window.clock.advance(5_000);
    assert.deepEqual(told, []);
    assert.equal(window.written.length, 0);
  });

  it("is one write for a batch of changes", async () => {
    await open(1);
    const refs = Array.from({ length: 100 }, (_, at) => ({
      accountKey: "ada",
      serverId: String(at),
    }));
    await window.fleet.power.run(refs, "stop");
    await window.fleet.refresher.refreshList("ada");
    await window.clock.advance(5_000);
    assert.equal(window.written.length, 1);
  });

  it("is six questions for six of them in transition, not a list of a hundred pages", async () => {
    window = new CostlyWindow(many, 0, true);
    window.source.servers = window.source.servers.map((server, at) =>
      at < 6 ? { ...server, status: "starting" } : server,
    );
    await window.fleet.refresher.refreshList("ada");
    window.source.asked.length = 0;
    await window.clock.advance(2_000);
    assert.equal(window.source.asked.length, 6);
    assert.ok(window.source.asked.every((asked) => asked.startsWith("get ")));
  });

  it("is at most three times the processor's time of 100, to stop 100 of them", async () => {
    const refs = Array.from({ length: 100 }, (_, at) => ({
      accountKey: "ada",
      serverId: String(at),
    }));
    async function stopped(serverCount: number): Promise<number> {
      const tookMs: number[] = [];
      for (let turn = 0; turn < 5; turn += 1) {
        window = new CostlyWindow(serverCount, 1);
        await window.fleet.refresher.refreshList("ada");
        const elapsedMs = processorTimer();
        await window.fleet.power.run(refs, "stop");
        tookMs.push(elapsedMs());
        window.dispose();
      }
      return Math.min(...tookMs);
    }
    await stopped(100);
    const [few, lots] = [await stopped(100), await stopped(many)];
    console.log(`      ${few.toFixed(1)} ms of 100, ${lots.toFixed(1)} ms of 10,000`);
    assert.ok(lots <= Math.max(3 * few, 20), `${lots} ms against ${few} ms`);
  });
});
