import assert from "node:assert/strict";
import { ProblemError } from "../../../../src/core/base/problemError";
import type { CreationOutcome, UnknownCreation } from "../../../../src/core/changes/serverCreation";
import type { CreateRequest } from "../../../../src/core/create/createAnswers";
import type { ServerDetails } from "../../../../src/core/servers/server";
import { FakeClock } from "../../../fakes/fakeClock";
import { Deferred } from "../../../fakes/deferred";
import { FakeSource } from "../../../fakes/fakeSource";
import { MemoryAttempts } from "../../../fakes/memoryAttempts";
import { aRequest } from "../../../fakes/requests";
import { aServer } from "../../../fakes/samples";
import { settled } from "../../../fakes/settled";
import { testFleet } from "../../../fakes/testFleet";
import { withEvidence } from "../../../fakes/withEvidence";

const hourMs = 3_600_000;
const request = aRequest({ name: "web-2", hostname: "web2.example.com" });
const timeout = withEvidence({ kind: "timeout", host: "h", afterMs: 30_000 });
const created = (id: string, changes: Partial<ServerDetails> = {}) =>
  aServer(id, {
    name: request.name,
    hostname: request.hostname,
    createdAtMs: undefined,
    ...changes,
  });

describe("An order whose answer is lost", () => {
  let source: FakeSource;
  let disk: MemoryAttempts;
  let clock: FakeClock;
  let window: ReturnType<typeof openWindow>;

  function openWindow() {
    return testFleet({ apiOf: () => source, attempts: disk, clock });
  }

  beforeEach(async () => {
    source = new FakeSource(aServer("1"));
    disk = new MemoryAttempts();
    clock = new FakeClock();
    source.answerCreate = () => Promise.reject(new ProblemError(timeout));
    window = openWindow();
    await window.refresher.refreshAll();
  });

  const posts = () => source.asked.filter((one) => one.startsWith("create ")).length;
  const order = (wanted: CreateRequest = request) => window.creation.create("ada", wanted);

  function unknown(outcome: CreationOutcome): UnknownCreation {
    assert.ok(outcome.kind === "unknown");
    return outcome;
  }

  it("is not given again while the list, asked right before, has the server", async () => {
    const lost = unknown(await order());
    source.servers = [aServer("1"), created("2")];
    assert.equal((await window.creation.createAgain(lost, request)).kind, "adopted");
    assert.equal(posts(), 1);
    assert.equal(disk.kept.size, 0);
  });

  it("is not given again while the list cannot be asked", async () => {
    const lost = unknown(await order());
    source.answerList = () => Promise.reject(new ProblemError(timeout));
    const again = unknown(await window.creation.createAgain(lost, request));
    assert.equal(again.listProblem?.kind, "timeout");
    assert.equal(posts(), 1);
  });

  it("is given again where the user wants it and nothing is there", async () => {
    const lost = unknown(await order());
    source.answerCreate = () => Promise.resolve(created("2"));
    assert.equal((await window.creation.createAgain(lost, request)).kind, "created");
    assert.equal(posts(), 2);
    assert.equal(disk.kept.size, 0);
  });

  for (const aheadMs of [11 * 60_000, hourMs, -hourMs, 400 * 24 * hourMs]) {
    it(`is known again however wrong this computer's clock is: by ${aheadMs / 60_000} minutes`, async () => {
      clock.jump(aheadMs);
      source.answerCreate = () => {
        source.servers = [aServer("1"), created("2", { createdAtMs: Date.parse("2025-02-01") })];
        return Promise.reject(new ProblemError(timeout));
      };
      assert.equal((await order()).kind, "adopted");
    });
  }

  it("is found again after a restart, and by another window", async () => {
    await order();
    for (const other of [openWindow(), openWindow()]) {
      await other.refresher.refreshAll();
      assert.equal((await other.creation.open()).length, 1);
    }
    window = openWindow();
    assert.equal((await order()).kind, "unknown");
    assert.equal(posts(), 1);
    source.servers = [aServer("1"), created("2")];
    assert.equal((await order()).kind, "adopted");
    assert.deepEqual(await openWindow().creation.open(), []);
  });

  it("holds up no other order", async () => {
    await order();
    source.answerCreate = () => Promise.resolve(created("3", { name: "db-1" }));
    assert.equal((await order(aRequest({ name: "db-1", hostname: "" }))).kind, "created");
  });

  it("is written down before it is sent, and without a token", async () => {
    const answer = new Deferred<ServerDetails>();
    source.answerCreate = () => answer.promise;
    const running = order();
    await settled();
    assert.equal(posts(), 1);
    assert.equal(disk.kept.size, 1);
    assert.doesNotMatch(JSON.stringify([...disk.kept.values()]), /token|vps_/i);
    answer.resolve(created("2"));
    await running;
    assert.equal(disk.kept.size, 0);
  });

  it("is closed where the API says no, or nothing was sent", async () => {
    for (const problem of [
      { kind: "paymentRequired", detail: undefined },
      { kind: "network", host: "h", code: "ECONNREFUSED" },
    ] as const) {
      source.answerCreate = () => Promise.reject(new ProblemError(withEvidence(problem)));
      assert.equal((await order()).kind, "refused");
      assert.equal(disk.kept.size, 0);
    }
  });

  it("is not given again in place of another that came to nothing, without a word of the first", async () => {
    const lost = unknown(await order());
    source.answerCreate = () =>
      Promise.reject(
        new ProblemError(withEvidence({ kind: "paymentRequired", detail: undefined })),
      );
    assert.equal((await window.creation.createAgain(lost, request)).kind, "refused");
    assert.deepEqual([...disk.kept.keys()], [lost.attempt.id]);
    assert.equal((await order()).kind, "unknown");
    assert.equal(posts(), 2);
  });

  it("that was struck off is not taken for open by the window that gave it, whoever struck it", async () => {
    const lost = unknown(await order());
    source.servers = [aServer("1"), created("2")];
    await openWindow().ledger.strike(lost.attempt);
    assert.deepEqual(await window.creation.open(), []);
  });

  it("that was carried out is closed although the disk does not let go of it", async () => {
    const remove = disk.remove.bind(disk);
    disk.remove = () => Promise.reject(new Error("EBUSY"));
    source.answerCreate = () => Promise.resolve(created("2"));
    assert.equal((await order()).kind, "created");
    source.servers = [aServer("1"), created("2")];
    assert.deepEqual(await window.creation.open(), []);
    disk.remove = remove;
    await window.creation.open();
    assert.equal(disk.kept.size, 0);
  });

  it("is not called lost by another window while the first may still hear of it", async () => {
    const answer = new Deferred<ServerDetails>();
    source.answerCreate = () => answer.promise;
    const running = order();
    await settled();
    const other = openWindow();
    await other.refresher.refreshAll();
    const [attempt] = await other.creation.open();
    assert.ok(attempt);
    assert.equal(unknown(await other.creation.check(attempt)).attempt.problem, undefined);
    source.servers = [aServer("1"), created("2")];
    const found = await other.creation.check(attempt);
    assert.ok(found.kind === "adopted" && found.isUnanswered);
    answer.resolve(created("2"));
    assert.equal((await running).kind, "created");
    assert.equal(disk.kept.size, 0);
  });

  it("is called lost where its answer is", async () => {
    const lost = unknown(await order());
    source.servers = [aServer("1"), created("2")];
    const found = await window.creation.check(lost.attempt);
    assert.ok(found.kind === "adopted" && !found.isUnanswered);
  });

  describe("stays open", () => {
    const open = async () => (await window.creation.open())[0];

    async function look(): Promise<UnknownCreation> {
      const attempt = await open();
      assert.ok(attempt);
      return unknown(await window.creation.check(attempt));
    }

    for (const days of [8, 400, -400]) {
      it(`whatever the time of day says: ${days} days later`, async () => {
        await order();
        clock.jump(days * 24 * hourMs);
        window = openWindow();
        await window.refresher.refreshAll();
        assert.equal((await look()).isOverdue, false);
        assert.equal((await order()).kind, "unknown");
        assert.equal(posts(), 1);
      });
    }

    it("until the user has the choice, once enough lists at different times did not have it", async () => {
      await order();
      for (let looks = 1; looks < 5; looks += 1) {
        assert.equal((await look()).isOverdue, false, String(looks));
        assert.equal((await look()).isOverdue, false, String(looks));
        await clock.advance(hourMs);
      }
      assert.equal((await look()).isOverdue, true);
      const { attempt } = await look();
      await window.creation.keepLooking(attempt);
      assert.equal((await look()).isOverdue, false);
      await window.creation.forget(attempt);
      assert.equal(await open(), undefined);
      assert.equal(disk.kept.size, 0);
    });

    it("and is counted over restarts, with a server that it may be", async () => {
      await order();
      source.servers = [aServer("1"), created("2"), created("3")];
      for (let restarts = 0; restarts < 4; restarts += 1) {
        window = openWindow();
        await window.refresher.refreshAll();
        await look();
      }
      const overdue = await look();
      assert.equal(overdue.isOverdue, true);
      assert.equal(overdue.found.length, 2);
    });

    it("however many lists are not whole", async () => {
      await order();
      source.answerList = () => Promise.resolve({ servers: source.servers, unreadableCount: 1 });
      for (let looks = 0; looks < 9; looks += 1) {
        await clock.advance(hourMs);
        assert.equal((await look()).isOverdue, false);
      }
    });

    it("only as long as no other window strikes it off", async () => {
      const lost = unknown(await order());
      await clock.advance(hourMs);
      source.answerList = async () => {
        await openWindow().ledger.strike(lost.attempt);
        return { servers: source.servers, unreadableCount: 0 };
      };
      await window.creation.check(lost.attempt);
      assert.equal(disk.kept.size, 0);
    });
  });

  it("of an account that signed out meanwhile is said to be unknown, and not kept", async () => {
    const answer = new Deferred<ServerDetails>();
    source.answerCreate = () => answer.promise;
    const running = order();
    await settled();
    window.store.setAccounts([]);
    await window.ledger.removeAccount("ada");
    answer.reject(new ProblemError(timeout));
    const lost = unknown(await running);
    assert.equal(lost.listProblem?.kind, "unauthorized");
    assert.equal(disk.kept.size, 0);
  });

  it("of an account that is only out of sight meanwhile is remembered until it is back", async () => {
    const answer = new Deferred<ServerDetails>();
    source.answerCreate = () => answer.promise;
    const accounts = window.store.accounts();
    const running = order();
    await settled();
    window.store.setAccounts([]);
    answer.reject(new ProblemError(timeout));
    unknown(await running);
    window.store.setAccounts(accounts);
    unknown(await order());
    assert.equal(posts(), 1);
  });

  it("is not given again while the list has more that cannot be read than the user was told", async () => {
    const lost = unknown(await order());
    assert.equal(lost.unreadCount, 0);
    source.answerList = () => Promise.resolve({ servers: source.servers, unreadableCount: 1 });
    const again = unknown(await window.creation.createAgain(lost, request));
    assert.equal(again.unreadCount, 1);
    assert.equal(posts(), 1);
    source.answerCreate = () => Promise.resolve(created("2"));
    assert.equal((await window.creation.createAgain(again, request)).kind, "created");
  });

  it("is not given again while only the rest of a list was read, before which the server may stand", async () => {
    const lost = unknown(await order());
    let lists = 0;
    source.answerList = () => {
      lists += 1;
      return Promise.resolve(
        lists === 1
          ? { servers: [aServer("1")], unreadableCount: 0, isWhole: false }
          : { servers: [created("2"), aServer("1")], unreadableCount: 0 },
      );
    };
    assert.equal((await window.creation.createAgain(lost, request)).kind, "adopted");
    assert.equal(posts(), 1);
  });

  it("is not given again unasked while the list is never whole", async () => {
    const lost = unknown(await order());
    const list = { servers: [aServer("1")], unreadableCount: 0, isWhole: false };
    source.answerList = () => Promise.resolve(list);
    assert.ok(unknown(await window.creation.createAgain(lost, request)).unreadCount > 0);
    assert.equal(posts(), 1);
  });

  it("is sent by one window at most where two give the same at the same moment", async () => {
    const other = openWindow();
    await other.refresher.refreshAll();
    source.answerCreate = () => Promise.resolve(created("2"));
    await Promise.all([order(), other.creation.create("ada", request)]);
    assert.ok(posts() <= 1, source.asked.join());
  });

  it("of an account that signed out meanwhile is said to be created if it was", async () => {
    const answer = new Deferred<ServerDetails>();
    source.answerCreate = () => answer.promise;
    const running = order();
    await settled();
    window.store.setAccounts([]);
    answer.resolve(created("2"));
    assert.equal((await running).kind, "created");
  });

  describe("is told from others", () => {
    async function lookAt(...servers: readonly ServerDetails[]) {
      const lost = unknown(await order());
      source.servers = [aServer("1"), ...servers];
      return window.creation.check(lost.attempt);
    }

    it("by its name in whatever case the API writes it", async () => {
      const outcome = await lookAt(created("2", { name: "WEB-2", hostname: undefined }));
      assert.equal(outcome.kind, "adopted");
    });

    it("by the name that the API makes of its hostname", async () => {
      assert.equal((await lookAt(created("2", { name: "web2" }))).kind, "adopted");
    });

    it("not by its hostname alone: the user decides", async () => {
      const outcome = unknown(await lookAt(created("2", { name: "other" })));
      assert.deepEqual(
        outcome.found.map(({ id }) => id),
        ["2"],
      );
      const [only] = outcome.found;
      assert.ok(only);
      assert.equal((await window.creation.adopt(outcome.attempt, only)).kind, "adopted");
      assert.equal(disk.kept.size, 0);
    });

    it("not by a time that is too coarse to rule it out: the user decides", async () => {
      const writtenMs = Date.parse("2025-01-16T14:30:00.900Z");
      source.servers = [aServer("1", { updatedAtMs: writtenMs })];
      await window.refresher.refreshAll();
      const wholeSecondMs = Date.parse("2025-01-16T14:30:00Z");
      const outcome = unknown(await lookAt(created("2", { createdAtMs: wholeSecondMs })));
      assert.deepEqual(
        outcome.found.map(({ id }) => id),
        ["2"],
      );
    });

    it("not where some of what was there before could not be read: the user decides", async () => {
      source.answerList = () => Promise.resolve({ servers: source.servers, unreadableCount: 1 });
      await window.refresher.refreshAll();
      const lost = unknown(await order());
      source.servers = [aServer("1"), created("2")];
      source.answerList = () => Promise.resolve({ servers: source.servers, unreadableCount: 0 });
      assert.equal(unknown(await window.creation.check(lost.attempt)).found.length, 1);
    });

    it("not where there are two of them: the user decides", async () => {
      const outcome = unknown(await lookAt(created("2"), created("3")));
      assert.deepEqual(
        outcome.found.map(({ id }) => id),
        ["2", "3"],
      );
    });

    it("not where nobody knew what was there before: the user decides", async () => {
      window = openWindow();
      source.answerList = () => Promise.reject(new ProblemError(timeout));
      const lost = unknown(await order());
      source.servers = [created("2")];
      source.answerList = () => Promise.resolve({ servers: source.servers, unreadableCount: 0 });
      const outcome = unknown(await window.creation.check(lost.attempt));
      assert.deepEqual(
        outcome.found.map(({ id }) => id),
        ["2"],
      );
      assert.equal(posts(), 1);
    });

    for (const [how, passAnHour] of [
      ["awake", () => clock.advance(hourMs)],
      ["asleep", () => Promise.resolve(clock.jump(hourMs))],
    ] as const) {
      it(`by what was there before, of this moment and not of an hour ago, ${how}`, async () => {
        source.servers = [aServer("1"), created("2")];
        await passAnHour();
        assert.equal((await order()).kind, "unknown");
        assert.deepEqual(unknown(await order()).found, []);
      });
    }
  });
});
