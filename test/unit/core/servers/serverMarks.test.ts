import assert from "node:assert/strict";
import { ServerMarks } from "../../../../src/core/servers/serverMarks";

/** What VS Code keeps; another window can write it too. */
class Kept {
  values: Readonly<Record<string, unknown>> = {};
  readonly get = (key: string) => this.values[key];
  readonly update = (key: string, value: unknown) => {
    this.values = { ...this.values, [key]: JSON.parse(JSON.stringify(value)) as unknown };
    return Promise.resolve();
  };
}

describe("The marks of servers", () => {
  let kept: Kept;
  let marks: ServerMarks;

  beforeEach(() => {
    kept = new Kept();
    marks = new ServerMarks(kept);
  });

  it("are kept by the server's ID, one beside the other", async () => {
    await marks.change(["1", "2"], { isPinned: true });
    await marks.change(["1"], { note: "the shop's database" });
    await marks.change(["1"], { color: "red" });
    assert.deepEqual(kept.values, {
      marks: {
        1: { isPinned: true, note: "the shop's database", color: "red" },
        2: { isPinned: true },
      },
    });
    assert.deepEqual(marks.of("2"), { isPinned: true });
  });

  it("go when the last of a server is taken away", async () => {
    await marks.change(["1"], { isPinned: true });
    await marks.change(["1"], { isPinned: undefined });
    assert.equal(marks.of("1"), undefined);
    assert.deepEqual(marks.all().size, 0);
  });

  it("stay the same objects where nothing has changed", async () => {
    await marks.change(["1"], { note: "one" });
    const [all, one] = [marks.all(), marks.of("1")];
    assert.equal(marks.all(), all);
    await marks.change(["2"], { note: "two" });
    assert.notEqual(marks.all(), all);
    assert.equal(marks.of("1"), one);
  });

  it("are announced when they change here, or have been changed elsewhere", async () => {
    let count = 0;
    marks.onDidChange(() => (count += 1));
    await marks.change(["1"], { isPinned: true });
    assert.equal(count, 1);
    marks.look();
    assert.equal(count, 1);
    await kept.update("marks", { 1: { note: "from another window" } });
    marks.look();
    assert.equal(count, 2);
    assert.deepEqual(marks.of("1"), { note: "from another window" });
  });

  for (const [what, value] of [
    ["no object", 7],
    ["null", null],
    ["a list", [1]],
    ["marks that are none", { 1: 7, 2: null, 3: { isPinned: "yes", note: 5, color: "mauve" } }],
    ["an empty note", { 1: { note: "" } }],
  ] as const) {
    it(`are none where something else is kept: ${what}`, async () => {
      await kept.update("marks", value);
      assert.equal(marks.all().size, 0);
    });
  }

  it("can be put on a server whose ID is a word of JavaScript", async () => {
    await marks.change(["constructor"], { note: "odd" });
    assert.deepEqual(marks.of("constructor"), { note: "odd" });
    assert.equal(marks.of("toString"), undefined);
  });
});
