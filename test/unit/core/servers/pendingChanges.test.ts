import assert from "node:assert/strict";
import { PendingChanges, type PendingChange } from "../../../../src/core/servers/pendingChanges";
import type { Server } from "../../../../src/core/servers/server";
import { aServer } from "../../../fakes/samples";

function renaming(serverId: string, name: string): PendingChange {
  return { serverId, shown: { name }, isConfirmedBy: (server) => server.name === name };
}

describe("Changes under way", () => {
  let changes: PendingChanges;
  const old = aServer("1", { name: "old" });

  beforeEach(() => {
    changes = new PendingChanges();
  });

  it("show over what the API still says, and over nothing else", () => {
    changes.add(renaming("1", "new"));
    assert.equal(changes.show(old).name, "new");
    assert.equal(changes.show(old).status, "active");
    assert.equal(changes.show(aServer("2", { name: "other" })).name, "other");
  });

  it("of one server show together, the later over the earlier", () => {
    changes.add(renaming("1", "first"));
    changes.add({ serverId: "1", shown: { status: "deleting" }, isConfirmedBy: () => false });
    changes.add(renaming("1", "second"));
    assert.equal(changes.show(old).name, "second");
    assert.equal(changes.show(old).status, "deleting");
    assert.equal(changes.of("1").length, 3);
  });

  it("stay until they are accepted, whatever is answered", () => {
    changes.add(renaming("1", "new"));
    changes.observe(aServer("1", { name: "new" }), { order: 9, elapsedMs: 99_999 });
    assert.ok(changes.has("1"));
  });

  it("end by a later answer that confirms them, not by an earlier one", () => {
    const change = renaming("1", "new");
    changes.add(change);
    changes.accept(change, { order: 5, elapsedMs: 1_000 });
    changes.observe(aServer("1", { name: "new" }), { order: 4, elapsedMs: 1_100 });
    assert.ok(changes.has("1"));
    changes.observe(aServer("1", { name: "new" }), { order: 6, elapsedMs: 1_200 });
    assert.ok(!changes.has("1"));
  });

  it("do not end by an answer that is older than what was known when they began", () => {
    const change = renaming("1", "new");
    changes.add(change, { ...old, updatedAtMs: 7_000 });
    changes.accept(change, { order: 1, elapsedMs: 0 });
    changes.observe(aServer("1", { name: "new", updatedAtMs: 6_000 }), {
      order: 2,
      elapsedMs: 1_000,
    });
    assert.ok(changes.has("1"));
    changes.observe(aServer("1", { name: "new", updatedAtMs: 7_000 }), {
      order: 3,
      elapsedMs: 2_000,
    });
    assert.ok(!changes.has("1"));
  });

  describe("that an answer has confirmed", () => {
    const before = aServer("1", { name: "old", updatedAtMs: 5_000 });
    const after = aServer("1", { name: "new", updatedAtMs: 9_000 });

    beforeEach(() => {
      const change = renaming("1", "new");
      changes.add(change);
      changes.accept(change, { order: 1, elapsedMs: 0 });
      changes.observe(after, { order: 2, elapsedMs: 2_000 });
    });

    it("make an older answer outdated that comes later, as long as they are believed", () => {
      assert.ok(changes.isOutdated(before, 20_000));
      assert.ok(!changes.isOutdated(before, 20_001));
    });

    it("leave what has happened since then to be seen", () => {
      assert.ok(!changes.isOutdated({ ...before, updatedAtMs: 9_000 }, 3_000));
      assert.ok(!changes.isOutdated(after, 3_000));
    });

    it("stay believed, each as long as its own time, when another change is confirmed after them", () => {
      const another = { serverId: "1", shown: {}, isConfirmedBy: () => true };
      changes.add(another);
      changes.accept(another, { order: 3, elapsedMs: 4_000 });
      changes.observe({ ...after, updatedAtMs: 9_500 }, { order: 4, elapsedMs: 5_000 });
      assert.ok(changes.isOutdated(before, 20_000));
      assert.ok(!changes.isOutdated(before, 20_001));
    });

    it("prove nothing where the API tells no times", () => {
      assert.ok(!changes.isOutdated({ ...before, updatedAtMs: undefined }, 3_000));
    });
  });

  describe("that an answer has confirmed within the API's second of a change elsewhere", () => {
    const elsewhere = aServer("1", { name: "theirs", updatedAtMs: 9_000 });
    const after = { ...elsewhere, status: "stopping" };

    function confirmStop(before: Server, others: Partial<PendingChange> = {}): void {
      const stop: PendingChange = {
        serverId: "1",
        shown: { status: "stopping" },
        isConfirmedBy: ({ status }) => status.startsWith("stop"),
        ...others,
      };
      changes.add(stop, before);
      changes.accept(stop, { order: 1, elapsedMs: 0 });
      changes.observe(after, { order: 2, elapsedMs: 2_000 });
    }

    it("make the state before them outdated, as long as they are believed", () => {
      confirmStop({ ...old, updatedAtMs: 5_000 });
      assert.ok(changes.isOutdated(elsewhere, 20_000));
      assert.ok(!changes.isOutdated(elsewhere, 20_001));
    });

    it("leave any other state to be seen", () => {
      confirmStop({ ...old, updatedAtMs: 5_000 });
      assert.ok(!changes.isOutdated({ ...elsewhere, status: "error" }, 3_000));
    });

    it("leave the state before them to be seen where the API's time stands still, or was not told", () => {
      for (const updatedAtMs of [9_000, undefined]) {
        confirmStop({ ...old, updatedAtMs });
        assert.ok(!changes.isOutdated(elsewhere, 3_000));
      }
    });

    it("leave the state before a reboot to be seen, which ends in it", () => {
      confirmStop({ ...old, updatedAtMs: 5_000 }, { endsAsBefore: true });
      assert.ok(!changes.isOutdated(elsewhere, 3_000));
    });
  });

  it("that took a hostname away leave any other hostname to be seen in the same second", () => {
    const removal: PendingChange = {
      serverId: "1",
      shown: { hostname: undefined },
      isConfirmedBy: ({ hostname }) => hostname === undefined,
    };
    changes.add(removal, { ...old, hostname: "old.example.com", updatedAtMs: 5_000 });
    changes.accept(removal, { order: 1, elapsedMs: 0 });
    changes.observe(
      { ...old, hostname: undefined, updatedAtMs: 9_000 },
      { order: 2, elapsedMs: 2_000 },
    );
    const as = (hostname: string) => ({ ...old, hostname, updatedAtMs: 9_000 });
    assert.ok(changes.isOutdated(as("old.example.com"), 3_000));
    assert.ok(!changes.isOutdated(as("new.example.com"), 3_000));
  });

  it("end when answers still disagree after the grace period", () => {
    const change = renaming("1", "new");
    changes.add(change);
    changes.accept(change, { order: 1, elapsedMs: 0 });
    changes.observe(old, { order: 2, elapsedMs: 20_000 });
    assert.equal(changes.show(old).name, "new");
    changes.observe(old, { order: 3, elapsedMs: 20_001 });
    assert.equal(changes.show(old).name, "old");
  });

  it("are not accepted after they were dropped", () => {
    const change = renaming("1", "new");
    changes.add(change);
    changes.drop(change);
    changes.accept(change, { order: 1, elapsedMs: 0 });
    assert.ok(!changes.has("1"));
  });

  it("go with their server", () => {
    changes.add(renaming("1", "new"));
    changes.add(renaming("2", "new"));
    changes.dropAll("1");
    assert.ok(!changes.has("1"));
    assert.ok(changes.has("2"));
  });
});
