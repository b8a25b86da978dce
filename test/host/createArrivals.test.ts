import assert from "node:assert/strict";
import { systemClock } from "../../src/core/base/clock";
import { ServerRefresher } from "../../src/core/refresh/serverRefresher";
import type { PortState } from "../../src/core/servers/portWait";
import { ServerStore } from "../../src/core/servers/serverStore";
import { NewServerFollower } from "../../src/create/newServerFollower";
import type { Notifier } from "../../src/ui/notifier";
import { FakeClock } from "../fakes/fakeClock";
import { FakeSource } from "../fakes/fakeSource";
import { aServer, anAccount } from "../fakes/samples";

const ref = { accountKey: "ada", serverId: "1" };
const hour = 3_600_000;

describe("A server that was just created", () => {
  let clock: FakeClock;
  let source: FakeSource;
  let store: ServerStore;
  let refresher: ServerRefresher;
  let arrivals: NewServerFollower;
  let said: string[];
  let port: () => PortState;

  beforeEach(async () => {
    clock = new FakeClock();
    source = new FakeSource(aServer("1", { status: "provisioning", ipv4: undefined }));
    store = new ServerStore(systemClock);
    store.setAccounts([anAccount("ada")]);
    refresher = new ServerRefresher(store, () => source, clock);
    said = [];
    port = () => "open";
    const say: Notifier["info"] = (message, ...buttons) => {
      said.push([message, ...buttons.map(({ label }) => label)].join(" | "));
    };
    const page = () => undefined;
    const ask = () => Promise.resolve(undefined);
    const notifier = { info: say, warn: say, error: say, ask, page };
    await refresher.refreshAll();
    arrivals = new NewServerFollower({
      ...{ store, refresher, clock, notifier },
      probe: () => Promise.resolve(port()),
    });
    arrivals.follow(ref);
    source.asked.length = 0;
  });

  afterEach(() => {
    arrivals.dispose();
  });

  const becomes = (changes: Parameters<typeof aServer>[1]) => {
    source.servers = [aServer("1", changes)];
  };

  it("is asked for alone until it is there, and then announced once", async () => {
    await clock.advance(20_000);
    assert.ok(arrivals.isFollowed(ref));
    assert.deepEqual(said, []);
    assert.deepEqual(new Set(source.asked), new Set(["get 1"]));
    becomes({ status: "active" });
    await clock.advance(10_000);
    await refresher.refreshAll();
    const asked = source.asked.length;
    await clock.advance(hour);
    assert.deepEqual(said, [
      "server-1 is ready at 203.0.113.10. | Show Details | Copy IP Address | Connect in Terminal",
    ]);
    assert.ok(!arrivals.isFollowed(ref));
    assert.equal(source.asked.length, asked);
  });

  it("is announced once its SSH server responds", async () => {
    let refusals = 3;
    port = () => ((refusals -= 1) >= 0 ? "refused" : "open");
    becomes({ status: "active" });
    await clock.advance(4_000);
    assert.deepEqual(said, []);
    await clock.advance(4_000);
    assert.match(said.join(), /^server-1 is ready at/);
  });

  it("is announced within a minute though nothing accepts connections", async () => {
    port = () => "refused";
    becomes({ status: "active" });
    await clock.advance(65_000);
    assert.match(
      said.join(),
      /^server-1 is active at \S+, but doesn't accept SSH connections yet\./,
    );
  });

  it("is announced in seconds if a firewall keeps the port from being seen", async () => {
    port = () => "silent";
    becomes({ status: "active" });
    await clock.advance(13_000);
    assert.match(
      said.join(),
      /^server-1 is active at \S+\. Its SSH server can't be reached from here/,
    );
  });

  it("that goes, or changes, while its port is tried is spoken of as it is then", async () => {
    port = () => "silent";
    becomes({ status: "active" });
    await clock.advance(4_000);
    becomes({ status: "stopping" });
    await refresher.refreshAll();
    await clock.advance(13_000);
    assert.deepEqual(said, ["server-1 was created. Its state is Stopping. | Show Details"]);
  });

  it("that is deleted while its port is tried is not spoken of", async () => {
    port = () => "silent";
    becomes({ status: "active" });
    await clock.advance(4_000);
    source.servers = [];
    await refresher.refreshServer(ref);
    await clock.advance(13_000);
    assert.deepEqual(said, []);
  });

  it("without an address offers nothing that needs one", async () => {
    becomes({ status: "active", ipv4: undefined, ipv6: undefined });
    await clock.advance(2_000);
    assert.deepEqual(said, ["server-1 is ready but has no IP address yet. | Show Details"]);
  });

  for (const status of ["error", "failed", "suspended", "stopped"]) {
    it(`is no longer awaited once it is ${status}, and that is said`, async () => {
      becomes({ status });
      await clock.advance(2_000);
      assert.equal(said.length, 1);
      assert.match(said[0] ?? "", /^server-1 was created\. Its state is .+ \| Show Details$/);
      assert.ok(!arrivals.isFollowed(ref));
    });
  }

  it("is awaited on though a late list does not have it yet", async () => {
    const [server] = source.servers;
    assert.ok(server);
    source.answerList = () => Promise.resolve({ servers: [], unreadableCount: 0 });
    await refresher.refreshAll();
    assert.equal(store.find(ref)?.server.status, "provisioning");
    becomes({ status: "active" });
    await clock.advance(2_000);
    assert.equal(said.length, 1);
    assert.equal(store.find(ref)?.server.status, "active");
  });

  it("that is deleted meanwhile is awaited no longer, without a word", async () => {
    source.servers = [];
    await clock.advance(2_000);
    assert.ok(!arrivals.isFollowed(ref));
    const asked = source.asked.length;
    await clock.advance(hour);
    assert.equal(source.asked.length, asked);
    assert.deepEqual(said, []);
  });

  it("of an account that signs out is awaited no longer", async () => {
    store.setAccounts([]);
    assert.ok(!arrivals.isFollowed(ref));
    await clock.advance(hour);
    assert.deepEqual(source.asked, []);
  });

  it("that takes more than a quarter of an hour is left alone", async () => {
    await clock.advance(hour);
    const asked = source.asked.length;
    await clock.advance(hour);
    assert.equal(source.asked.length, asked);
    assert.ok(asked < 120);
  });
});
