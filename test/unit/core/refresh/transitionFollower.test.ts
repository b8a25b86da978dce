import assert from "node:assert/strict";
import type { Problem } from "../../../../src/core/base/problem";
import { serverKey, type ServerRef } from "../../../../src/core/servers/server";
import { ProblemError } from "../../../../src/core/base/problemError";
import { Paces } from "../../../../src/core/refresh/accountPace";
import type { RefreshResult } from "../../../../src/core/refresh/serverRefresher";
import { TransitionFollower } from "../../../../src/core/refresh/transitionFollower";
import { Deferred } from "../../../fakes/deferred";
import { FakeClock } from "../../../fakes/fakeClock";

describe("Servers in transition", () => {
  let clock: FakeClock;
  let startMs: number;
  let refs: ServerRef[];
  let paces: Paces;
  let count: number;
  let answer: (serverId: string) => Promise<unknown>;
  let answerList: (accountKey: string) => Promise<RefreshResult>;
  /** "SECONDS WHAT" for each question. */
  let asked: string[];
  let watcher: TransitionFollower;

  beforeEach(() => {
    clock = new FakeClock();
    startMs = clock.now();
    refs = [];
    asked = [];
    answer = () => Promise.resolve();
    answerList = () => Promise.resolve({ problem: undefined });
    paces = new Paces(clock);
    count = 6;
    const note = (what: string) => {
      asked.push(`${(clock.now() - startMs) / 1_000} ${what}`);
    };
    watcher = new TransitionFollower({
      clock,
      paceOf: (accountKey) => paces.of(accountKey),
      countOf: () => count,
      isMeant: () => true,
      refreshServer: ({ serverId }) => {
        note(serverId);
        return answer(serverId);
      },
      refreshList: (accountKey) => {
        note(`list of ${accountKey}`);
        return answerList(accountKey);
      },
    });
    watcher.setVisible(true);
  });

  function inTransition(...serverIds: readonly string[]): void {
    follow(serverIds.map((serverId) => ({ accountKey: "ada", serverId })));
  }

  /** These and no others. */
  function follow(wanted: readonly ServerRef[]): void {
    for (const ref of refs) {
      if (!wanted.some((other) => serverKey(other) === serverKey(ref))) {
        watcher.update(ref, false);
      }
    }
    refs = [...wanted];
    for (const ref of refs) {
      watcher.update(ref, true);
    }
  }

  const ofBoth = (...serverIds: readonly string[]) =>
    ["ada", "bob"].flatMap((accountKey) => serverIds.map((serverId) => ({ accountKey, serverId })));
  const seconds = (amount: number) => clock.advance(amount * 1_000);

  it("are asked for after 2, 3, 5, 8 and then every 10 seconds", async () => {
    inTransition("1");
    await seconds(50);
    assert.deepEqual(asked, ["2 1", "5 1", "10 1", "18 1", "28 1", "38 1", "48 1"]);
  });

  it("are asked for no longer once they have settled", async () => {
    inTransition("1", "2");
    await seconds(2);
    inTransition("2");
    await seconds(3);
    inTransition();
    await seconds(100);
    assert.deepEqual(asked, ["2 1", "2 2", "5 2"]);
    assert.deepEqual(clock.waitsMs, []);
  });

  it("are asked for by their own measure each", async () => {
    inTransition("1");
    await seconds(4);
    inTransition("1", "2");
    await seconds(6);
    assert.deepEqual(asked, ["2 1", "5 1", "6 2", "9 2", "10 1"]);
  });

  it("are asked for as often, and for as long, whatever the clock is set to", async () => {
    inTransition("1");
    for (const jumpMs of [-86_400_000, 86_400_000, -3_600_000]) {
      clock.jump(jumpMs);
      await seconds(60);
    }
    assert.ok(asked.length >= 19 && asked.length <= 21, asked.join());
    await seconds(13 * 60);
    assert.deepEqual(clock.waitsMs, []);
  });

  it("are asked for no longer after 15 minutes", async () => {
    inTransition("1");
    await seconds(15 * 60);
    const count = asked.length;
    assert.ok(count > 85, `${count} questions`);
    await seconds(60 * 60);
    assert.equal(asked.length, count);
    assert.deepEqual(clock.waitsMs, []);
  });

  it("are asked for from the beginning when they begin anew", async () => {
    inTransition("1");
    await seconds(20);
    inTransition();
    asked = [];
    startMs = clock.now();
    inTransition("1");
    await seconds(5);
    assert.deepEqual(asked, ["2 1", "5 1"]);
  });

  it("are asked for one by one when there are five", async () => {
    inTransition("1", "2", "3", "4", "5");
    await seconds(2);
    assert.deepEqual(asked, ["2 1", "2 2", "2 3", "2 4", "2 5"]);
  });

  it("are asked for by one list per account when there are more than five", async () => {
    inTransition("1", "2", "3", "4", "5", "6");
    await seconds(10);
    assert.deepEqual(asked, ["2 list of ada", "5 list of ada", "10 list of ada"]);
  });

  it("of an account with very many are asked for one by one, since its list takes more requests", async () => {
    count = 10_000;
    inTransition("1", "2", "3", "4", "5", "6");
    await seconds(2);
    assert.equal(asked.length, 6);
    assert.ok(!asked.some((line) => line.includes("list")));
  });

  it("of several accounts are asked for by the list of each", async () => {
    follow(ofBoth("1", "2", "3", "4", "5", "6"));
    await seconds(2);
    assert.deepEqual(asked, ["2 list of ada", "2 list of bob"]);
  });

  it("are asked for only while somebody looks", async () => {
    watcher.setVisible(false);
    inTransition("1");
    await seconds(60);
    assert.deepEqual(asked, []);
    assert.deepEqual(clock.waitsMs, []);
    watcher.setVisible(true);
    await seconds(0);
    assert.deepEqual(asked, ["60 1"]);
  });

  it("are asked for again only after the answer", async () => {
    const slow = new Deferred<undefined>();
    answer = () => slow.promise;
    inTransition("1");
    await seconds(60);
    inTransition("1");
    assert.deepEqual(asked, ["2 1"]);
    answer = () => Promise.resolve();
    slow.resolve(undefined);
    await seconds(3);
    assert.deepEqual(asked, ["2 1", "63 1"]);
  });

  it("are not held up by one of another account that is not answered, nor by one of their own", async () => {
    const hanging = new Deferred<undefined>();
    answer = (serverId) => (serverId === "slow" ? hanging.promise : Promise.resolve());
    follow([...ofBoth("1"), { accountKey: "bob", serverId: "slow" }]);
    await seconds(10);
    const expected = ["2 1", "2 1", "2 slow", "5 1", "5 1", "10 1", "10 1"];
    assert.deepEqual(asked, expected);
    hanging.resolve(undefined);
    await seconds(3);
    assert.equal(asked.at(-1), "13 slow");
  });

  it("are not held up by the list of another account that is not answered", async () => {
    const hanging = new Deferred<RefreshResult>();
    answerList = (accountKey) =>
      accountKey === "bob" ? hanging.promise : Promise.resolve({ problem: undefined });
    follow(ofBoth("1", "2", "3", "4", "5", "6"));
    await seconds(10);
    assert.equal(asked.filter((line) => line.endsWith("list of ada")).length, 3);
  });

  it("are at most four at once, though none is answered, and none that has settled meanwhile", async () => {
    const slow = new Deferred<undefined>();
    count = 10_000;
    answer = () => slow.promise;
    inTransition("1", "2", "3", "4", "5", "6");
    await seconds(60);
    assert.equal(asked.length, 4);
    inTransition("1", "2", "3", "4", "6");
    slow.resolve(undefined);
    await seconds(1);
    assert.deepEqual(asked.slice(4), ["60 6"]);
  });

  it("are asked for again although a question has failed", async () => {
    answer = () => Promise.reject(new ProblemError({ kind: "serverError", status: 500 }));
    inTransition("1");
    await seconds(5);
    assert.deepEqual(asked, ["2 1", "5 1"]);
  });

  describe("of an account that the API wants to be left alone by", () => {
    const problem = { kind: "rateLimited", retryAfterMs: 120_000 } as const;
    const refuse = (asking: Problem) => {
      paces.of("ada").failed(asking);
      return Promise.reject(new ProblemError(asking));
    };
    const maintenance = { kind: "serverError", status: 503, retryAfterMs: 120_000 } as const;

    for (const asking of [problem, maintenance]) {
      it(`are asked for one by one only after that time (${asking.kind})`, async () => {
        answer = () => refuse(asking);
        inTransition("1");
        await seconds(2);
        answer = () => Promise.resolve();
        await seconds(119);
        assert.deepEqual(asked, ["2 1"]);
        await seconds(1);
        assert.deepEqual(asked, ["2 1", "122 1"]);
      });
    }

    it("are followed for as long as others, however long that time is", async () => {
      answer = () => refuse({ ...problem, retryAfterMs: 1_800_000 });
      inTransition("1");
      await seconds(2);
      answer = () => Promise.resolve();
      await seconds(1_800);
      assert.deepEqual(asked, ["2 1", "1802 1"]);
      await seconds(15 * 60);
      const last = asked.length;
      assert.ok(last > 50, asked.join());
      await seconds(15 * 60);
      assert.equal(asked.length, last);
    });

    it("are asked for by list only after that time, and those of others meanwhile", async () => {
      follow(ofBoth("1", "2", "3", "4", "5", "6"));
      answerList = (accountKey) => {
        if (accountKey === "ada" && clock.now() - startMs < 100_000) {
          paces.of(accountKey).failed(problem);
        }
        return Promise.resolve({ problem: undefined });
      };
      await seconds(121);
      assert.deepEqual(asked.slice(0, 4), [
        "2 list of ada",
        "2 list of bob",
        "5 list of bob",
        "10 list of bob",
      ]);
      assert.equal(asked.filter((line) => line.endsWith("ada")).length, 1);
      await seconds(1);
      assert.ok(asked.includes("122 list of ada"));
    });
  });

  it("leave no timer behind after the watcher's end", async () => {
    inTransition("1");
    watcher.dispose();
    await seconds(60);
    assert.deepEqual(asked, []);
    assert.deepEqual(clock.waitsMs, []);
  });

  it("leave no timer behind when the watcher ends during a question", async () => {
    const slow = new Deferred<undefined>();
    answer = () => slow.promise;
    inTransition("1");
    await seconds(2);
    watcher.dispose();
    slow.resolve(undefined);
    await seconds(60);
    assert.deepEqual(asked, ["2 1"]);
    assert.deepEqual(clock.waitsMs, []);
  });
});
