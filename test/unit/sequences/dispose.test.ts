import assert from "node:assert/strict";
import type { ServerList } from "../../../src/core/servers/serverList";
import { AccountPace, type Paces } from "../../../src/core/refresh/accountPace";
import { Poller } from "../../../src/core/refresh/poller";
import { ProblemError } from "../../../src/core/base/problemError";
import type { ServerRefresher } from "../../../src/core/refresh/serverRefresher";
import type { ServerStore } from "../../../src/core/servers/serverStore";
import { ServerDetailsFeed } from "../../../src/core/refresh/serverDetailsFeed";
import { Deferred } from "../../fakes/deferred";
import { FakeClock } from "../../fakes/fakeClock";
import { FakeSource } from "../../fakes/fakeSource";
import { minutePolls } from "../../fakes/minutePolls";
import { RecordingLogger } from "../../fakes/recordingLogger";
import { aServer, anAccount } from "../../fakes/samples";
import { settled } from "../../fakes/settled";
import { testFleet } from "../../fakes/testFleet";

const hourMs = 60 * 60_000;
const failure = new ProblemError({ kind: "serverError", status: 500 });

describe("A window that closes", () => {
  let clock: FakeClock;
  let source: FakeSource;
  let store: ServerStore;
  let refresher: ServerRefresher;
  let paces: Paces;
  let logger: RecordingLogger;

  beforeEach(async () => {
    clock = new FakeClock();
    source = new FakeSource(aServer("1", { status: "starting" }), aServer("2"));
    ({ store, refresher, paces } = testFleet({ apiOf: () => source, clock }));
    logger = new RecordingLogger();
    await refresher.refreshAll();
    source.asked.length = 0;
  });

  const fresh = () => minutePolls({ store, refresher, paces, clock, logger });

  const watched = () => {
    const watch = new ServerDetailsFeed(
      { accountKey: "ada", serverId: "1" },
      {
        store,
        refresher,
        clock,
        random: () => 0.5,
        intervalMs: () => 60_000,
        onFault: (fault) => {
          logger.error(String(fault));
        },
      },
    );
    watch.accountsAreKnown();
    watch.setVisible(true);
    return watch;
  };

  async function assertStill(): Promise<void> {
    assert.deepEqual(clock.waitsMs, []);
    const { length } = source.asked;
    await clock.advance(hourMs);
    assert.equal(source.asked.length, length);
    assert.deepEqual(clock.waitsMs, []);
    assert.deepEqual(logger.lines, []);
  }

  for (const [what, open] of [
    ["the list and servers in transition", fresh],
    ["a panel", watched],
  ] as const) {
    it(`between two reads leaves no timer behind: ${what}`, async () => {
      const part = open();
      await settled();
      assert.ok(clock.waitsMs.length > 0);
      part.dispose();
      await assertStill();
    });

    for (const [ending, settle] of [
      [
        "comes",
        (answer: Deferred<ServerList>) => {
          answer.resolve({ servers: [], unreadableCount: 0 });
        },
      ],
      [
        "fails",
        (answer: Deferred<ServerList>) => {
          answer.reject(failure);
        },
      ],
    ] as const) {
      it(`while a response is pending, which ${ending}, sends nothing more: ${what}`, async () => {
        const answer = new Deferred<ServerList>();
        source.answerList = () => answer.promise;
        source.answerGet = () => answer.promise.then(() => aServer("1", { status: "starting" }));
        const part = open();
        await clock.advance(61_000);
        assert.ok(source.asked.length > 0);
        part.dispose();
        settle(answer);
        await settled();
        await assertStill();
      });
    }

    it(`is not called afterwards: ${what}`, async () => {
      const part = open();
      part.dispose();
      await refresher.refreshAll();
      store.setAccounts([]);
      store.setAccounts([anAccount("ada")]);
      await refresher.refreshAll();
      await assertStill();
    });
  }

  it("stays closed for a poller that is asked to start again", async () => {
    let polls = 0;
    const poller = new Poller({
      pace: new AccountPace(clock),
      clock,
      intervalMs: () => 60_000,
      poll: () => {
        polls += 1;
        return Promise.resolve("ok");
      },
      onFault: (fault) => {
        logger.error(String(fault));
      },
      random: () => 0.5,
    });
    poller.setVisible(true);
    poller.dispose();
    poller.restart();
    await assertStill();
    assert.equal(polls, 0);
  });
});
