import assert from "node:assert/strict";
import { systemClock } from "../../../../src/core/base/clock";
import { AccountServers } from "../../../../src/core/servers/accountServers";
import { countUp } from "../../../../src/core/servers/numberLine";
import type { Server } from "../../../../src/core/servers/server";
import { deletingStatus } from "../../../../src/core/servers/serverStatus";
import { aListedServer } from "../../../fakes/samples";

const yesterdayMs = 1_000_000;
const todayMs = yesterdayMs + 86_400_000;

describe("Servers that vanish", () => {
  let servers: AccountServers;

  beforeEach(() => {
    servers = new AccountServers(countUp(), systemClock);
    servers.restore(list("web", "db", "cache"), yesterdayMs);
  });

  function list(...names: readonly string[]) {
    const found: readonly Server[] = names.map((name) => aListedServer(name, { name }));
    return { servers: found, unreadableCount: 0 };
  }

  /** A list, and the own answers of those that it lacks. */
  function answer(...names: readonly string[]): void {
    servers.listArrived(servers.listAsked(), list(...names), todayMs);
    for (const id of servers.missing) {
      servers.removeVanished(servers.nextOrder(), id, todayMs);
    }
  }

  it("are named with the time of the last list that had them", () => {
    answer("web");
    assert.deepEqual(servers.snapshot().vanished, [
      { name: "db", lastSeenMs: yesterdayMs },
      { name: "cache", lastSeenMs: yesterdayMs },
    ]);
  });

  it("stay named through later refreshes, until somebody takes note", () => {
    answer("web", "db");
    answer("web", "db");
    assert.deepEqual(
      servers.snapshot().vanished.map(({ name }) => name),
      ["cache"],
    );
    servers.forgetVanished();
    assert.deepEqual(servers.snapshot().vanished, []);
  });

  it("are named when their own answer is 404", () => {
    servers.removeVanished(servers.nextOrder(), "db", todayMs);
    assert.deepEqual(servers.snapshot().vanished, [{ name: "db", lastSeenMs: yesterdayMs }]);
  });

  it("are not missed when they were deleted here", () => {
    servers.removeServer(servers.nextOrder(), "db");
    answer("web", "cache");
    assert.deepEqual(servers.snapshot().vanished, []);
  });

  it("are not missed while they are being deleted here", () => {
    servers.beginChange({
      serverId: "db",
      shown: { status: deletingStatus },
      isConfirmedBy: () => false,
    });
    servers.removeVanished(servers.nextOrder(), "db", todayMs);
    answer("web", "cache");
    assert.deepEqual(servers.snapshot().vanished, []);
  });

  it("are not announced while some servers cannot be read, for they may be among them", () => {
    const partial = { ...list("web", "db"), unreadableCount: 1 };
    servers.listArrived(servers.listAsked(), partial, todayMs);
    assert.deepEqual(servers.missing, []);
    assert.deepEqual(servers.snapshot().vanished, []);
  });

  it("are named once however often they flicker, and no longer once they are back", () => {
    for (let times = 0; times < 6; times += 1) {
      answer("web", "db");
      assert.deepEqual(
        servers.snapshot().vanished.map(({ name }) => name),
        ["cache"],
      );
      answer("web", "db", "cache");
      assert.deepEqual(servers.snapshot().vanished, []);
    }
  });
});

describe("The list of an earlier session", () => {
  it("is called restored until the first answer of this one", () => {
    const servers = new AccountServers(countUp(), systemClock);
    servers.restore({ servers: [aListedServer("1")], unreadableCount: 0 }, yesterdayMs);
    assert.equal(servers.snapshot().isRestored, true);
    const answer = { servers: [aListedServer("1")], unreadableCount: 0 };
    servers.listArrived(servers.listAsked(), answer, todayMs);
    assert.equal(servers.snapshot().isRestored, false);
  });

  it("stays restored, with the reason, while the first answer is a failure", () => {
    const servers = new AccountServers(countUp(), systemClock);
    servers.restore({ servers: [aListedServer("1")], unreadableCount: 0 }, yesterdayMs);
    servers.listFailed(servers.listAsked(), { kind: "serverError", status: 503 });
    const { isRestored, problem, asOfMs } = servers.snapshot();
    assert.deepEqual(
      { isRestored, problem, asOfMs },
      { isRestored: true, problem: { kind: "serverError", status: 503 }, asOfMs: yesterdayMs },
    );
  });
});
