import assert from "node:assert/strict";
import { ProblemError } from "../../../../src/core/base/problemError";
import type { LedgerTrouble, UnreadAttempt } from "../../../../src/core/changes/creationLedger";
import type {
  CreationOutcome,
  UnguardedCreation,
} from "../../../../src/core/changes/serverCreation";
import { FakeSource } from "../../../fakes/fakeSource";
import { MemoryAttempts } from "../../../fakes/memoryAttempts";
import { aRequest } from "../../../fakes/requests";
import { aServer } from "../../../fakes/samples";
import { testFleet } from "../../../fakes/testFleet";
import { withEvidence } from "../../../fakes/withEvidence";

const request = aRequest({ name: "web-2", hostname: "" });
const timeout = withEvidence({ kind: "timeout", host: "h", afterMs: 30_000 });

class DiskFault extends Error {
  constructor(readonly code: string) {
    super(`${code}: it is not to be had, open '/orders/${String(Math.random())}'`);
  }
}

/** What makes the record of orders unusable, and how it is then. */
const faults: Readonly<Record<string, (disk: MemoryAttempts) => LedgerTrouble>> = {
  "the folder cannot be read": (disk) => {
    disk.read = () => Promise.reject(new DiskFault("EACCES"));
    return { kind: "unread", id: "", reason: "EACCES" };
  },
  "too many files are open": (disk) => {
    disk.read = () => Promise.reject(new DiskFault("EMFILE"));
    return { kind: "unread", id: "", reason: "EMFILE" };
  },
  "one order cannot be read now": (disk) => {
    holds(disk, { id: "x", unread: "EBUSY", isDamaged: false });
    return { kind: "unread", id: "x", reason: "EBUSY" };
  },
  "half of an order is there": (disk) => {
    holds(disk, { id: "x", unread: "x.json", isDamaged: true });
    return { kind: "damaged", id: "x", reason: "x.json" };
  },
  "the disk is full": (disk) => {
    disk.write = () => Promise.reject(new DiskFault("ENOSPC"));
    return { kind: "unwritten", id: "", reason: "ENOSPC" };
  },
};

/** Until it is removed. */
function holds(disk: MemoryAttempts, unread: UnreadAttempt): void {
  let isThere = true;
  const remove = disk.remove.bind(disk);
  disk.remove = (id) => {
    isThere = isThere && id !== unread.id;
    return remove(id);
  };
  const read = disk.read.bind(disk);
  disk.read = async () => [...(isThere ? [unread] : []), ...(await read())];
}

describe("An order that cannot be kept from being carried out twice", () => {
  let source: FakeSource;
  let disk: MemoryAttempts;
  let window: ReturnType<typeof testFleet>;

  beforeEach(async () => {
    source = new FakeSource(aServer("1"));
    disk = new MemoryAttempts();
    source.answerCreate = () => Promise.resolve(aServer("2", { name: request.name }));
    window = testFleet({ apiOf: () => source, attempts: disk });
    await window.refresher.refreshAll();
  });

  const posts = () => source.asked.filter((one) => one.startsWith("create ")).length;
  const order = (accepted?: readonly LedgerTrouble[]) =>
    window.creation.create("ada", request, accepted);

  function unguarded(outcome: CreationOutcome): UnguardedCreation {
    assert.ok(outcome.kind === "unguarded", outcome.kind);
    return outcome;
  }

  for (const [what, fail] of Object.entries(faults)) {
    describe(`since ${what}`, () => {
      let trouble: LedgerTrouble;

      beforeEach(() => {
        trouble = fail(disk);
      });

      it("is not sent, and the user learns why", async () => {
        assert.deepEqual(unguarded(await order()).troubles, [trouble]);
        assert.deepEqual(unguarded(await order()).troubles, [trouble]);
        assert.equal(posts(), 0);
        assert.equal(disk.kept.size, 0);
      });

      it("is sent once the user wants it all the same", async () => {
        const { troubles } = unguarded(await order());
        assert.equal((await order(troubles)).kind, "created");
        assert.equal(posts(), 1);
      });

      it("is not sent for a consent to something else", async () => {
        const other = { kind: "unread", id: "another", reason: "EACCES" } as const;
        assert.deepEqual(unguarded(await order([other])).troubles, [trouble]);
        assert.equal(posts(), 0);
      });
    });
  }

  it("is asked about once where the record is damaged", async () => {
    faults["half of an order is there"]?.(disk);
    await order(unguarded(await order()).troubles);
    assert.equal((await order()).kind, "created");
    assert.equal(posts(), 2);
  });

  it("is not sent where the record fails between two looks", async () => {
    const read = disk.read.bind(disk);
    disk.read = () => {
      disk.read = () => Promise.reject(new DiskFault("EIO"));
      return read();
    };
    assert.equal(unguarded(await order()).troubles[0]?.reason, "EIO");
    assert.equal(posts(), 0);
    assert.equal(disk.kept.size, 0);
  });

  it("is remembered by this window if the user sends it and its answer is lost", async () => {
    faults["the disk is full"]?.(disk);
    source.answerCreate = () => Promise.reject(new ProblemError(timeout));
    assert.equal((await order(unguarded(await order()).troubles)).kind, "unknown");
    assert.equal((await order()).kind, "unknown");
    assert.equal(posts(), 1);
  });

  it("leaves the order open in whose place it would be given", async () => {
    source.answerCreate = () => Promise.reject(new ProblemError(timeout));
    const lost = await order();
    assert.ok(lost.kind === "unknown");
    faults["the disk is full"]?.(disk);
    const { instead, troubles } = unguarded(await window.creation.createAgain(lost, request));
    assert.ok(instead);
    assert.deepEqual([...disk.kept.keys()], [lost.attempt.id]);
    assert.equal(posts(), 1);
    source.answerCreate = () => Promise.resolve(aServer("2", { name: request.name }));
    assert.equal((await window.creation.createAgain(instead, request, troubles)).kind, "created");
    assert.equal(disk.kept.size, 0);
  });

  it("is sent without a word once the record can be read again", async () => {
    const read = disk.read.bind(disk);
    faults["the folder cannot be read"]?.(disk);
    unguarded(await order());
    disk.read = read;
    assert.equal((await order()).kind, "created");
  });

  it("of another name is not sent either, since nobody knows what cannot be read", async () => {
    faults["one order cannot be read now"]?.(disk);
    unguarded(await window.creation.create("ada", aRequest({ name: "db-1", hostname: "" })));
    assert.equal(posts(), 0);
  });
});
