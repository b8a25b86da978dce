import assert from "node:assert/strict";
import type { Fault } from "../simulator/faults";
import { eventually, eventuallyHolds } from "../vscode/workbench/eventually";
import { Deferred } from "../fakes/deferred";
import { CreateScene } from "./createScene";
import { setSetting, unsetSettings } from "./userSettings";

const review = "Review your choices, then create the server";
const lost: Fault = { kind: "reset", when: "beforeActing" };
const nineHoursMs = 9 * 3_600_000;

class DiskFault extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

describe("An order that only the user can decide about", () => {
  let scene: CreateScene;

  beforeEach(async () => {
    scene = await CreateScene.open({ catalogues: true });
  });

  afterEach(async () => {
    await scene.close();
    await unsetSettings();
  });

  const shown = () => scene.commands.messages.shown;

  describe("since the record of orders cannot be read", () => {
    beforeEach(() => {
      scene.commands.attempts.read = () => Promise.reject(new DiskFault("EACCES"));
    });

    it("is not sent unless the user says so, and the answers are kept", async () => {
      await scene.orderWith();
      assert.equal(scene.orders.length, 0);
      const [question] = shown();
      assert.equal(
        question?.message,
        "web-server-02 was not created: the record of your orders can't be used.",
      );
      assert.equal(question.modal, true);
      assert.match(question.detail ?? "", /could not be read \(EACCES\)[^]*pay for both/);
      assert.deepEqual(question.buttons, ["Try Again", "Create Anyway"]);
      scene.begin();
      await scene.quick.asked(review);
    });

    it("is sent by Create Anyway", async () => {
      scene.commands.messages.nextAnswers.push("Create Anyway");
      await scene.orderWith();
      assert.equal(scene.created, 1);
    });

    it("is sent by Try Again once the record can be read", async () => {
      const { attempts, messages } = scene.commands;
      messages.nextAnswers.push("Try Again", () => {
        attempts.read = () => Promise.resolve([]);
        return "Try Again";
      });
      await scene.orderWith();
      assert.equal(scene.created, 1);
      assert.equal(shown().length, 2);
    });
  });

  for (const [what, fail, detail] of [
    [
      "is damaged",
      () => {
        const unread = { id: "x", unread: "x.json", isDamaged: true };
        scene.commands.attempts.read = () => Promise.resolve([unread]);
      },
      /earlier order is damaged \(x\.json\)[^]*The damaged record is then removed\.\n\nThe log names the files/,
    ],
    [
      "cannot be written",
      () => {
        scene.commands.attempts.write = () => Promise.reject(new DiskFault("ENOSPC"));
      },
      /This order could not be written down \(ENOSPC\)/,
    ],
  ] as const) {
    it(`since the record ${what} is not sent unasked, and it is said what that means`, async () => {
      fail();
      await scene.orderWith();
      assert.equal(scene.orders.length, 0);
      assert.match(shown()[0]?.detail ?? "", detail);
    });
  }

  it("since many lists lack it is closed by Stop Looking, and by nothing else", async () => {
    await scene.orderWith(lost);
    const [attempt] = scene.commands.attempts.kept.values();
    assert.ok(attempt);
    await scene.commands.attempts.write({ ...attempt, looks: 5 });
    for (const answer of ["Keep Looking", "Stop Looking"]) {
      scene.commands.messages.nextAnswers.push(answer);
      const { ended } = scene.begin();
      await scene.quick.asked(
        "This server may already exist, even though your list doesn't show it.",
      );
      scene.quick.escape();
      await ended;
      const question = scene.commands.lastSaid;
      assert.equal(question.message, "It's still unclear whether web-server-02 was created.");
      assert.deepEqual(question.buttons, ["Keep Looking", "Stop Looking"]);
      assert.match(question.detail ?? "", /^It was ordered on .+\n\nIt isn't in your list yet/);
      const { kept } = scene.commands.attempts;
      assert.equal(kept.size, answer === "Keep Looking" ? 1 : 0);
      await scene.commands.attempts.write({ ...attempt, looks: 5 });
    }
  });

  it("since two servers may be it is the one that the user says", async () => {
    await scene.orderWith(lost);
    scene.appears();
    const [template] = scene.simulator.servers;
    assert.ok(template);
    const createdAt = new Date().toISOString();
    scene.simulator.addServer({ ...template, id: 20_001, name: "web-server-02", createdAt });
    scene.commands.messages.nextAnswers.push("It Is web-server-02 (20001)");
    const [attempt] = scene.commands.attempts.kept.values();
    assert.ok(attempt);
    await scene.commands.attempts.write({ ...attempt, looks: 5 });
    await scene.begin().ended;
    const question = shown().find(({ message }) => message.startsWith("It's still unclear"));
    assert.deepEqual(question?.buttons, [
      "Keep Looking",
      "It Is web-server-02 (20000)",
      "It Is web-server-02 (20001)",
      "Stop Looking",
    ]);
    assert.equal(scene.commands.attempts.kept.size, 0);
  });

  it("that another window has sent is never called lost", async () => {
    await scene.orderWith(lost);
    const { attempts } = scene.commands;
    const [attempt] = attempts.kept.values();
    assert.ok(attempt);
    await attempts.write({ ...attempt, problem: undefined });
    scene.appears();
    await scene.begin().ended;
    assert.equal(
      scene.commands.lastSaid.message,
      "web-server-02 was created: your list has it. It was ordered in another window or before a restart.",
    );
  });

  for (const [what, isOfThisApi, unclear, created] of [
    [
      "signed out",
      true,
      "It's unclear whether web-server-02 was created in ada@example.com: you signed out before VPS.org answered. Check the dashboard.",
      "web-server-02 was created in ada@example.com, although you have signed out of it.",
    ],
    [
      "changed the address",
      false,
      "It's unclear whether web-server-02 was created in ada@example.com: the setting vps.apiUrl was changed before VPS.org answered. Check the dashboard.",
      "web-server-02 was created in ada@example.com. Your list doesn't show it because the setting vps.apiUrl was changed.",
    ],
  ] as const) {
    describe(`whose account is out of sight, since the user ${what} meanwhile,`, () => {
      async function leave(): Promise<void> {
        scene.commands.store.setAccounts([]);
        await setSetting("apiUrl", isOfThisApi ? scene.simulator.apiUrl : "https://example.com/");
      }

      it("says so where its outcome is not known", async () => {
        const { attempts } = scene.commands;
        const write = attempts.write.bind(attempts);
        attempts.write = async (attempt) => {
          await write(attempt);
          await (attempt.problem && leave());
        };
        await scene.orderWith(lost);
        assert.equal(scene.commands.lastSaid.message, unclear);
        assert.equal(attempts.kept.size, 1);
      });

      it("says so where it was created", async () => {
        const { ended } = await scene.walkToReview();
        const held = new Deferred<undefined>();
        await scene.order({ kind: "hold", until: held.promise });
        await eventually(() => scene.orders.length, 1);
        await leave();
        held.resolve(undefined);
        await ended;
        assert.equal(scene.commands.lastSaid.message, created);
      });
    });
  }

  it("at a price that is hours old is shown at the price of now first", async () => {
    const { ended } = await scene.walkToReview();
    assert.match(scene.quick.items[0]?.description ?? "", /\$10\.00 a month/);
    scene.simulator.faults.add({
      match: { path: "plans/" },
      times: Infinity,
      fault: { kind: "transform", transform: dearer },
    });
    const { now } = Date;
    Date.now = () => now() + nineHoursMs;
    try {
      await scene.order();
      await eventuallyHolds(
        () => scene.quick.items[0]?.detail ?? "",
        (detail) => {
          assert.match(detail, /The price may have changed since you opened this/);
        },
      );
      assert.match(scene.quick.items[0]?.description ?? "", /\$99\.00 a month/);
      assert.equal(scene.orders.length, 0);
      await scene.order();
      await ended;
      assert.equal(scene.created, 1);
    } finally {
      Date.now = now;
    }
  });
});

function dearer<Given extends { readonly body: unknown }>(answer: Given): Given {
  const text = JSON.stringify(answer.body).replaceAll('"price_monthly":10', '"price_monthly":99');
  return { ...answer, body: JSON.parse(text) as unknown };
}
