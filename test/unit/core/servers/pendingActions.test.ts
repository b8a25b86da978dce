import assert from "node:assert/strict";
import { AccountServers } from "../../../../src/core/servers/accountServers";
import { countUp } from "../../../../src/core/servers/numberLine";
import type { PendingChange } from "../../../../src/core/servers/pendingChanges";
import { actionSent } from "../../../fakes/actionSent";
import { aServer } from "../../../fakes/samples";

const startMs = 1_000_000;

describe("An action that was asked for", () => {
  let servers: AccountServers;
  let elapsedMs: number;

  beforeEach(() => {
    elapsedMs = startMs;
    servers = new AccountServers(countUp(), { elapsedMs: () => elapsedMs });
    list("stopped", startMs);
  });

  function list(status: string, nowMs: number): void {
    elapsedMs = nowMs;
    const found = { servers: [aServer("1", { status })], unreadableCount: 0 };
    servers.listArrived(servers.listAsked(), found, nowMs);
  }

  function startSent(to: AccountServers): PendingChange {
    const change = actionSent(to, "1", "start");
    assert.ok(change);
    return change;
  }

  const status = () => servers.find("1")?.status;

  it("shows at once, before any answer", () => {
    startSent(servers);
    assert.equal(status(), "starting");
    assert.equal(servers.snapshot().servers[0]?.status, "starting");
    assert.equal(servers.isPending("1"), true);
  });

  it("keeps saying starting through refreshes until the API agrees", () => {
    const change = startSent(servers);
    list("stopped", startMs + 1_000);
    assert.equal(status(), "starting");
    elapsedMs = startMs + 2_000;
    servers.acceptChange(change, { status: "starting" });
    list("stopped", startMs + 3_000);
    list("stopped", startMs + 9_000);
    assert.equal(status(), "starting");
    list("starting", startMs + 12_000);
    assert.equal(servers.isPending("1"), false);
    list("active", startMs + 20_000);
    assert.equal(status(), "active");
  });

  it("ends when the API says something else that is new", () => {
    const change = startSent(servers);
    servers.acceptChange(change, { status: "starting" });
    list("suspended", startMs + 1_000);
    assert.equal(status(), "suspended");
  });

  it("ends with the truth when the API still disagrees after the grace period", () => {
    const change = startSent(servers);
    servers.acceptChange(change, { status: "starting" });
    list("stopped", startMs + 20_000);
    assert.equal(status(), "starting");
    list("stopped", startMs + 20_001);
    assert.equal(status(), "stopped");
    assert.equal(servers.isPending("1"), false);
  });

  it("does not end by a list that was asked for before it was accepted", () => {
    const slow = servers.listAsked();
    const change = startSent(servers);
    servers.acceptChange(change, { status: "starting" });
    const old = { servers: [aServer("1", { status: "suspended" })], unreadableCount: 0 };
    servers.listArrived(slow, old, startMs + 1_000);
    assert.equal(status(), "starting");
  });

  it("ends by the server's own answer too", () => {
    const change = startSent(servers);
    servers.acceptChange(change, { status: "starting" });
    servers.serverArrived(servers.nextOrder(), aServer("1", { status: "active" }));
    assert.equal(status(), "active");
  });

  it("leaves the old state when it fails", () => {
    const change = startSent(servers);
    servers.endChange(change);
    assert.equal(status(), "stopped");
    assert.equal(servers.isPending("1"), false);
  });

  it("goes with a server that is gone", () => {
    startSent(servers);
    servers.removeVanished(servers.nextOrder(), "1", startMs);
    list("stopped", startMs);
    assert.equal(status(), "stopped");
  });

  it("goes with a server that answers 404", () => {
    const change = startSent(servers);
    servers.removeServer(servers.nextOrder(), "1");
    servers.acceptChange(change, { status: "starting" });
    assert.equal(servers.isPending("1"), false);
    assert.equal(status(), undefined);
  });

  it("does nothing for a server that nobody knows", () => {
    assert.equal(actionSent(servers, "nobody", "start"), undefined);
    assert.equal(servers.isPending("nobody"), false);
  });
});
