import assert from "node:assert/strict";
import { systemClock } from "../../../../src/core/base/clock";
import { AccountServers } from "../../../../src/core/servers/accountServers";
import { countUp } from "../../../../src/core/servers/numberLine";
import type { ServerDetails } from "../../../../src/core/servers/server";
import { actionSent } from "../../../fakes/actionSent";
import { aListedServer, aServer } from "../../../fakes/samples";

const startMs = 1_000_000;

describe("The servers of an account", () => {
  let servers: AccountServers;
  let nextOrder: () => number;
  let elapsedMs: number;

  beforeEach(() => {
    nextOrder = countUp();
    elapsedMs = 0;
    servers = new AccountServers(nextOrder, { elapsedMs: () => elapsedMs });
  });

  function listed(nowMs: number, ...found: readonly ServerDetails[]): void {
    servers.listArrived(servers.listAsked(), { servers: found, unreadableCount: 0 }, nowMs);
  }

  const ids = () => servers.snapshot().servers.map(({ id }) => id);
  const status = (id = "1") => servers.find(id)?.status;

  it("are what the list answered, with the number of those that could not be read", () => {
    const found = [aListedServer("1"), aListedServer("2")];
    servers.listArrived(servers.listAsked(), { servers: found, unreadableCount: 3 }, startMs);
    assert.deepEqual(servers.snapshot(), {
      servers: found,
      unreadableCount: 3,
      isCut: false,
      asOfMs: startMs,
      problem: undefined,
      isLoading: false,
      isRestored: false,
      vanished: [],
    });
  });

  it("say that there may be more where a list was cut off, until the next one is whole", () => {
    const found = [aServer("1")];
    const cut = { servers: found, unreadableCount: 0, isWhole: false, isCut: true };
    servers.listArrived(servers.listAsked(), cut, startMs);
    assert.equal(servers.state.isCut, true);
    assert.ok(servers.takeChanges());
    listed(startMs, ...found);
    assert.equal(servers.state.isCut, false);
    assert.ok(servers.takeChanges());
  });

  it("are as old as before where the API wanted a pause in the middle of its list", () => {
    listed(startMs, aServer("1"), aServer("2"));
    const problem = { kind: "rateLimited", retryAfterMs: 60_000 } as const;
    const part = { servers: [aServer("1")], unreadableCount: 0, isWhole: false, problem };
    servers.listArrived(servers.listAsked(), part, startMs + 90_000);
    assert.equal(servers.state.asOfMs, startMs);
    assert.deepEqual(servers.state.problem, problem);
  });

  it("do not go back to the state before a change when a copy of the API's data lags behind", () => {
    listed(startMs, aServer("1", { status: "active", updatedAtMs: 1_000 }));
    const change = actionSent(servers, "1", "stop");
    assert.ok(change);
    servers.acceptChange(change, { status: "stopping" });
    listed(startMs, aServer("1", { status: "stopping", updatedAtMs: 2_000 }));
    servers.serverArrived(nextOrder(), aServer("1", { status: "active", updatedAtMs: 1_000 }));
    listed(startMs, aServer("1", { status: "active", updatedAtMs: 1_000 }));
    assert.equal(status(), "stopping");
    elapsedMs = 20_001;
    listed(startMs, aServer("1", { status: "active", updatedAtMs: 1_000 }));
    assert.equal(status(), "active");
  });

  it("say that they are loading until every question is answered", () => {
    const first = servers.listAsked();
    const second = servers.listAsked();
    servers.listArrived(second, { servers: [], unreadableCount: 0 }, startMs);
    assert.equal(servers.snapshot().isLoading, true);
    servers.listFailed(first, { kind: "unauthorized" });
    assert.equal(servers.snapshot().isLoading, false);
  });

  it("are still loading when an answer arrives that somebody before them asked for", () => {
    const elsewhere = new AccountServers(nextOrder, systemClock);
    const old = elsewhere.listAsked();
    servers.listArrived(old, { servers: [aServer("1")], unreadableCount: 0 }, startMs);
    servers.listAsked();
    assert.equal(servers.snapshot().isLoading, true);
  });

  it("believe a new answer after one that was asked for before the account went and came back", () => {
    const before = new AccountServers(nextOrder, systemClock);
    for (let question = 0; question < 9; question += 1) {
      before.nextOrder();
    }
    const old = before.listAsked();
    servers.listArrived(old, { servers: [aServer("1")], unreadableCount: 0 }, startMs);
    listed(startMs + 1, aServer("1", { status: "stopped" }));
    assert.equal(status(), "stopped");
  });

  describe("when a list fails", () => {
    it("stay as they were, with their age and the reason", () => {
      listed(startMs, aServer("1"));
      servers.listFailed(servers.listAsked(), { kind: "serverError", status: 500 });
      const { servers: kept, asOfMs, problem } = servers.snapshot();
      assert.deepEqual(
        kept.map(({ id }) => id),
        ["1"],
      );
      assert.equal(asOfMs, startMs);
      assert.deepEqual(problem, { kind: "serverError", status: 500 });
    });

    it("lose the reason with the next good list", () => {
      servers.listFailed(servers.listAsked(), { kind: "unauthorized" });
      listed(startMs, aServer("1"));
      assert.equal(servers.snapshot().problem, undefined);
    });

    it("have no problem where somebody cancelled", () => {
      servers.listFailed(servers.listAsked(), { kind: "cancelled" });
      assert.equal(servers.snapshot().problem, undefined);
    });

    it("have no problem where a later question was answered well", () => {
      const slow = servers.listAsked();
      listed(startMs, aServer("1"));
      servers.listFailed(slow, { kind: "timeout", host: "h", afterMs: 30_000 });
      assert.equal(servers.snapshot().problem, undefined);
    });
  });

  describe("when answers overtake each other", () => {
    it("keep the newer list against a slow old one", () => {
      const slow = servers.listAsked();
      listed(startMs, aServer("1", { status: "stopped" }));
      servers.listArrived(slow, { servers: [aServer("1")], unreadableCount: 0 }, startMs + 1);
      assert.equal(status(), "stopped");
      assert.equal(servers.snapshot().asOfMs, startMs);
    });

    it("keep a server's own newer answer against a slow list", () => {
      listed(startMs, aServer("1"), aServer("2"));
      const slow = servers.listAsked();
      servers.serverArrived(servers.nextOrder(), aServer("1", { status: "stopped" }));
      const old = { servers: [aServer("1"), aServer("2", { name: "new" })], unreadableCount: 0 };
      servers.listArrived(slow, old, startMs);
      assert.equal(status(), "stopped");
      assert.equal(servers.find("2")?.name, "new");
    });

    it("keep a newer answer against a server's own slow one", () => {
      const slow = servers.nextOrder();
      const fast = servers.nextOrder();
      servers.serverArrived(fast, aServer("1", { status: "stopped" }));
      servers.serverArrived(slow, aServer("1"));
      assert.equal(status(), "stopped");
    });

    it("do not bring a deleted server back with a list asked for before", () => {
      listed(startMs, aServer("1"), aServer("2"));
      const slow = servers.listAsked();
      servers.removeServer(servers.nextOrder(), "1");
      const old = { servers: [aServer("1"), aServer("2")], unreadableCount: 0 };
      servers.listArrived(slow, old, startMs);
      assert.deepEqual(ids(), ["2"]);
    });

    it("do not lose a created server to a list asked for before", () => {
      listed(startMs, aServer("1"));
      const slow = servers.listAsked();
      servers.serverArrived(servers.nextOrder(), aServer("3"));
      servers.listArrived(slow, { servers: [aServer("1")], unreadableCount: 0 }, startMs);
      assert.deepEqual(ids(), ["1", "3"]);
    });

    it("do not lose a server to a slow 404 from before its newest answer", () => {
      const slow = servers.nextOrder();
      servers.serverArrived(servers.nextOrder(), aServer("1"));
      servers.removeServer(slow, "1");
      assert.deepEqual(ids(), ["1"]);
    });
  });

  it("keep what a later list no longer has, until its own answer says that it is gone", () => {
    listed(startMs, aServer("1"), aServer("2"));
    listed(startMs, aServer("2"));
    assert.deepEqual(ids(), ["1", "2"]);
    assert.deepEqual(servers.missing, ["1"]);
    servers.removeVanished(servers.nextOrder(), "1", startMs);
    assert.deepEqual(ids(), ["2"]);
    assert.deepEqual(servers.missing, []);
  });

  it("take a deleted server again once the API has had time, should it still have it", () => {
    listed(startMs, aServer("1"));
    servers.removeServer(servers.nextOrder(), "1");
    listed(startMs, aServer("1"));
    assert.deepEqual(ids(), []);
    elapsedMs = 20_001;
    listed(startMs, aServer("1"));
    assert.deepEqual(ids(), ["1"]);
  });

  describe("restored from an earlier session", () => {
    const old = { servers: [aServer("1"), aServer("9")], unreadableCount: 0 };

    it("are shown with their age", () => {
      servers.restore(old, 5);
      assert.deepEqual(ids(), ["1", "9"]);
      assert.equal(servers.snapshot().asOfMs, 5);
    });

    it("give way to the first answer", () => {
      servers.restore(old, 5);
      listed(startMs, aServer("1", { status: "stopped" }));
      assert.deepEqual(servers.missing, ["9"]);
      assert.equal(status(), "stopped");
    });

    it("never replace what has arrived already", () => {
      listed(startMs, aServer("2"));
      servers.restore(old, 5);
      assert.deepEqual(ids(), ["2"]);
      assert.equal(servers.snapshot().asOfMs, startMs);
    });

    it("leave a server as its own answer, which came first, has it: there or not", () => {
      servers.serverArrived(servers.nextOrder(), aServer("1", { status: "stopped" }));
      servers.removeVanished(servers.nextOrder(), "9", startMs);
      servers.restore(old, 5);
      assert.deepEqual(ids(), ["1"]);
      assert.equal(status(), "stopped");
      assert.equal(servers.snapshot().asOfMs, 5);
    });

    it("give way to a list asked for before they were restored", () => {
      const order = servers.listAsked();
      servers.restore(old, 5);
      servers.listArrived(order, { servers: [aServer("2")], unreadableCount: 0 }, startMs);
      assert.deepEqual(ids(), ["1", "9", "2"]);
      assert.deepEqual(servers.missing, ["1", "9"]);
    });
  });
});
