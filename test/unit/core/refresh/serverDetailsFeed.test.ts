import assert from "node:assert/strict";
import { ProblemError } from "../../../../src/core/base/problemError";
import type { ServerRefresher } from "../../../../src/core/refresh/serverRefresher";
import type { ServerStore } from "../../../../src/core/servers/serverStore";
import { ServerDetailsFeed } from "../../../../src/core/refresh/serverDetailsFeed";
import { actionSent } from "../../../fakes/actionSent";
import type { FakeClock } from "../../../fakes/fakeClock";
import { FakeSource } from "../../../fakes/fakeSource";
import { aListedServer, anAccount, aServer } from "../../../fakes/samples";
import { testFleet } from "../../../fakes/testFleet";

const account = anAccount();
const ref = { accountKey: account.key, serverId: "1" };
const usage = { cpuPercent: 1, memoryUsedMb: 2, diskUsedGb: 3, bandwidthUsedGb: 4 };
const hour = 3_600_000;

describe("The watch over one server", () => {
  let clock: FakeClock;
  let source: FakeSource;
  let store: ServerStore;
  let refresher: ServerRefresher;
  let watch: ServerDetailsFeed;
  let intervalMs: number;

  beforeEach(() => {
    source = new FakeSource(aServer("1", { usage, backupsEnabled: true }));
    ({ clock, store, refresher } = testFleet({ apiOf: () => source }));
    store.setAccounts([]);
    intervalMs = 15_000;
    watch = new ServerDetailsFeed(ref, {
      store,
      refresher,
      clock,
      random: () => 0.5,
      intervalMs: () => intervalMs,
      onFault: (fault) => {
        throw fault;
      },
    });
  });

  afterEach(() => {
    watch.dispose();
  });

  function signIn(): void {
    store.setAccounts([account]);
    watch.accountsAreKnown();
  }

  it("waits until the accounts are known, and asks nothing before", async () => {
    watch.setVisible(true);
    await clock.advance(hour);
    assert.equal(watch.current().phase, "waiting");
    assert.deepEqual(source.asked, []);
  });

  it("asks at once and then every 15 seconds while somebody looks", async () => {
    signIn();
    watch.setVisible(true);
    await clock.advance(0);
    assert.equal(source.asked.length, 1);
    assert.equal(watch.current().details?.usage?.cpuPercent, 1);
    await clock.advance(60_000);
    assert.equal(source.asked.length, 5);
  });

  it("makes no request in an hour out of sight", async () => {
    signIn();
    watch.setVisible(true);
    await clock.advance(60_000);
    watch.setVisible(false);
    const before = source.asked.length;
    await clock.advance(hour);
    assert.equal(source.asked.length, before);
    assert.deepEqual(clock.waitsMs, []);
  });

  it("asks at once when it is seen again after a while", async () => {
    signIn();
    watch.setVisible(true);
    await clock.advance(0);
    watch.setVisible(false);
    await clock.advance(hour);
    watch.setVisible(true);
    await clock.advance(0);
    assert.equal(source.asked.length, 2);
  });

  it("polls no more once polling is off, but asks when somebody wants to know", async () => {
    intervalMs = 0;
    signIn();
    watch.setVisible(true);
    await clock.advance(hour);
    assert.deepEqual(source.asked, []);
    await watch.refresh();
    assert.deepEqual(source.asked, ["get 1"]);
  });

  it("shows what the list knows until the details come", async () => {
    signIn();
    await refresher.refreshList(account.key);
    const { server, details } = watch.current();
    assert.equal(server?.name, "server-1");
    assert.equal(details, undefined);
  });

  it("keeps the last details with their age when the next question fails", async () => {
    signIn();
    await watch.refresh();
    const asOfMs = clock.now();
    source.answerGet = () => Promise.reject(new ProblemError({ kind: "serverError", status: 503 }));
    await clock.advance(60_000);
    await watch.refresh();
    const current = watch.current();
    assert.equal(current.details?.usage?.cpuPercent, 1);
    assert.equal(current.asOfMs, asOfMs);
    assert.deepEqual(current.problem, { kind: "serverError", status: 503 });
  });

  it("asks ever more rarely while answers fail, and heals with the next good one", async () => {
    signIn();
    const good = source.answerGet;
    source.answerGet = () => Promise.reject(new ProblemError({ kind: "serverError", status: 503 }));
    watch.setVisible(true);
    await clock.advance(hour);
    assert.ok(source.asked.length < 15, `${source.asked.length} requests`);
    source.answerGet = good;
    await clock.advance(700_000);
    assert.equal(watch.current().problem, undefined);
  });

  it("comes back when the API says so, and not before", async () => {
    signIn();
    source.answerGet = () =>
      Promise.reject(new ProblemError({ kind: "rateLimited", retryAfterMs: 300_000 }));
    watch.setVisible(true);
    await clock.advance(299_000);
    assert.equal(source.asked.length, 1);
  });

  it("takes the state from the store, where pending actions are", async () => {
    signIn();
    await watch.refresh();
    store.update(account.key, (servers) => {
      actionSent(servers, "1", "stop");
    });
    assert.equal(watch.current().details?.status, "stopping");
    assert.equal(watch.current().details?.backupsEnabled, true);
  });

  it("keeps IPv6 and bandwidth, which the list does not tell", async () => {
    signIn();
    await watch.refresh();
    const bare = aListedServer("1", {
      ipv6: undefined,
      plan: { ...plan(), bandwidthGb: undefined },
    });
    source.answerList = () => Promise.resolve({ servers: [bare], unreadableCount: 0 });
    await refresher.refreshList(account.key);
    assert.equal(watch.current().details?.ipv6, "2001:db8::1");
    assert.equal(watch.current().details?.plan?.bandwidthGb, 2_048);
  });

  it("says that the server is gone, and asks no more", async () => {
    signIn();
    watch.setVisible(true);
    await clock.advance(0);
    source.servers = [];
    await clock.advance(15_000);
    assert.equal(watch.current().phase, "gone");
    assert.equal(watch.current().details?.name, "server-1");
    const before = source.asked.length;
    await clock.advance(hour);
    assert.equal(source.asked.length, before);
  });

  it("asks the server itself when the list no longer has it", async () => {
    signIn();
    watch.setVisible(true);
    await clock.advance(0);
    source.answerList = () => Promise.resolve({ servers: [], unreadableCount: 0 });
    await refresher.refreshList(account.key);
    await clock.advance(0);
    assert.equal(source.asked.filter((question) => question === "get 1").length, 2);
    assert.equal(watch.current().phase, "open");
  });

  it("forgets everything on sign-out, and asks no more", async () => {
    signIn();
    watch.setVisible(true);
    await clock.advance(0);
    store.setAccounts([]);
    assert.deepEqual(watch.current(), {
      phase: "signedOut",
      server: undefined,
      details: undefined,
      asOfMs: undefined,
      problem: undefined,
    });
    await clock.advance(hour);
    assert.equal(source.asked.length, 1);
  });

  it("goes on when the account is signed in again", async () => {
    signIn();
    watch.setVisible(true);
    await clock.advance(0);
    store.setAccounts([]);
    store.setAccounts([account]);
    await clock.advance(15_000);
    assert.equal(watch.current().phase, "open");
    assert.equal(source.asked.length, 2);
  });

  it("takes in answers that somebody else has asked for", async () => {
    signIn();
    let changes = 0;
    watch.onDidChange(() => {
      changes += 1;
    });
    await refresher.refreshServer(ref);
    assert.equal(watch.current().details?.usage?.cpuPercent, 1);
    assert.ok(changes > 0);
  });
});

function plan() {
  return {
    id: "1",
    name: "Standard VPS",
    vcpus: 2,
    memoryMb: 4_096,
    storageGb: 80,
    bandwidthGb: 2_048,
  };
}
