import assert from "node:assert/strict";
import { ProblemError } from "../../../../src/core/base/problemError";
import type { ServerDetails } from "../../../../src/core/servers/server";
import { aServer } from "../../../fakes/samples";
import { created, hourMs, LostOrders, request, timeout, unknown } from "./lostOrders";

describe("An order whose answer is lost is told from others", () => {
  let scene: LostOrders;

  beforeEach(async () => {
    scene = await LostOrders.open();
  });

  async function lookAt(...servers: readonly ServerDetails[]) {
    const lost = unknown(await scene.order());
    scene.source.servers = [aServer("1"), ...servers];
    return scene.window.creation.check(lost.attempt);
  }

  it("by its name in whatever case the API writes it", async () => {
    const outcome = await lookAt(created("2", { name: "WEB-2", hostname: undefined }));
    assert.equal(outcome.kind, "adopted");
  });

  it("by the name that the API makes of its hostname where servers have no name", async () => {
    const lost = unknown(await scene.order({ ...request, planId: "starter" }));
    scene.source.servers = [aServer("1"), created("2", { name: "web2" })];
    assert.equal((await scene.window.creation.check(lost.attempt)).kind, "adopted");
  });

  it("by its hostname where the API shows that for a name", async () => {
    assert.equal((await lookAt(created("2", { name: "web2.example.com" }))).kind, "adopted");
  });

  it("not by a name like its hostname where the order had a name: the user decides", async () => {
    assert.equal((await lookAt(created("2", { name: "web2" }))).kind, "unknown");
  });

  it("not by its hostname alone: the user decides", async () => {
    const outcome = unknown(await lookAt(created("2", { name: "other" })));
    assert.deepEqual(
      outcome.found.map(({ id }) => id),
      ["2"],
    );
    const [only] = outcome.found;
    assert.ok(only);
    assert.equal((await scene.window.creation.adopt(outcome.attempt, only)).kind, "adopted");
    assert.equal(scene.disk.kept.size, 0);
  });

  it("not by a time that is too coarse to rule it out: the user decides", async () => {
    const writtenMs = Date.parse("2025-01-16T14:30:00.900Z");
    scene.source.servers = [aServer("1", { updatedAtMs: writtenMs })];
    await scene.window.refresher.refreshAll();
    const wholeSecondMs = Date.parse("2025-01-16T14:30:00Z");
    const outcome = unknown(await lookAt(created("2", { createdAtMs: wholeSecondMs })));
    assert.deepEqual(
      outcome.found.map(({ id }) => id),
      ["2"],
    );
  });

  for (const [what, list] of [
    ["some of what was there before could not be read", { unreadableCount: 1 }],
    ["the list of what was there before had been cut off", { isWhole: false, isCut: true }],
  ] as const) {
    it(`not where ${what}: the user decides`, async () => {
      const answer = (before: object) => {
        scene.source.answerList = () =>
          Promise.resolve({ servers: scene.source.servers, unreadableCount: 0, ...before });
      };
      answer(list);
      await scene.window.refresher.refreshAll();
      const lost = unknown(await scene.order());
      scene.source.servers = [aServer("1"), created("2")];
      answer({});
      assert.equal(unknown(await scene.window.creation.check(lost.attempt)).found.length, 1);
    });
  }

  it("not in a list without any of the servers from before, as of another account: the user decides", async () => {
    const lost = unknown(await scene.order());
    scene.window = scene.openWindow();
    scene.source.servers = [created("72"), aServer("71")];
    const outcome = unknown(await scene.window.creation.check(lost.attempt));
    assert.deepEqual(
      outcome.found.map(({ id }) => id),
      ["72"],
    );
  });

  it("not where there are two of them: the user decides", async () => {
    const outcome = unknown(await lookAt(created("2"), created("3")));
    assert.deepEqual(
      outcome.found.map(({ id }) => id),
      ["2", "3"],
    );
  });

  it("not where nobody knew what was there before: the user decides", async () => {
    scene.window = scene.openWindow();
    scene.source.answerList = () => Promise.reject(new ProblemError(timeout));
    const lost = unknown(await scene.order());
    scene.source.servers = [created("2")];
    scene.source.answerList = () =>
      Promise.resolve({ servers: scene.source.servers, unreadableCount: 0 });
    const outcome = unknown(await scene.window.creation.check(lost.attempt));
    assert.deepEqual(
      outcome.found.map(({ id }) => id),
      ["2"],
    );
    assert.equal(scene.posts, 1);
  });

  for (const [how, passAnHour] of [
    ["awake", () => scene.clock.advance(hourMs)],
    [
      "asleep",
      () => {
        scene.clock.jump(hourMs);
        return Promise.resolve();
      },
    ],
  ] as const) {
    it(`by what was there before, of this moment and not of an hour ago, ${how}`, async () => {
      scene.source.servers = [aServer("1"), created("2")];
      await passAnHour();
      assert.equal((await scene.order()).kind, "unknown");
      assert.deepEqual(unknown(await scene.order()).found, []);
    });
  }
});
