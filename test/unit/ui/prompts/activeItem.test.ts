import assert from "node:assert/strict";
import { firstActive, sameItem } from "../../../../src/ui/prompts/activeItem";
import type { PickItem } from "../../../../src/ui/prompts/questions";

/** As numbered by VS Code, whose module is not available in plain Node. */
const separator: unknown = -1;
const heading = { label: "Ubuntu", kind: separator, value: undefined } as PickItem<string>;
const item = (value: string, key?: string): PickItem<string> => ({
  label: value,
  value,
  ...(key === undefined ? {} : { key }),
});

describe("A list opens", () => {
  const items = [heading, item("a"), heading, item("b")];

  it("on the answer that was given before", () => {
    assert.equal(firstActive(items, (value) => value === "b")?.label, "b");
  });

  it("on the first item that is not a heading, if there is none", () => {
    assert.equal(firstActive(items, undefined)?.label, "a");
    assert.equal(firstActive(items, () => false)?.label, "a");
  });

  it("on the line that says that it is loading, so that Enter chooses nothing", () => {
    const loading = { label: "Loading…", value: undefined };
    assert.equal(firstActive([loading, heading, item("Enter an id…")], undefined), loading);
  });

  it("on nothing if there is nothing", () => {
    assert.equal(firstActive([heading], undefined), undefined);
    assert.equal(firstActive([], undefined), undefined);
  });
});

describe("A list that has grown", () => {
  it("stays on the active item, by its key", () => {
    const now = [item("Standard", "2"), item("Standard", "1"), item("New", "3")];
    assert.equal(sameItem(item("Standard", "1"), now), now[1]);
  });

  it("knows an item without a key by its label, and no heading", () => {
    const now = [heading, item("Ubuntu")];
    assert.equal(sameItem(item("Ubuntu"), now), now[1]);
    assert.equal(sameItem(item("Debian"), now), undefined);
  });
});
