import assert from "node:assert/strict";
import { PreviewTab } from "../../../src/panel/previewTab";
import { FakeClock } from "../../fakes/fakeClock";

const one = { accountKey: "ada", serverId: "1" };
const other = { accountKey: "ada", serverId: "2" };

/** What VS Code keeps for a window. */
function memoryOf(values = new Map<string, unknown>()) {
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, otherwise?: T) => (values.get(key) as T | undefined) ?? otherwise,
    update: (key: string, value: unknown) => {
      values.set(key, value);
      return Promise.resolve();
    },
  };
}

describe("The preview tab", () => {
  it("is the same after a reload of the window", () => {
    const memory = memoryOf() as ConstructorParameters<typeof PreviewTab>[0];
    new PreviewTab(memory, new FakeClock()).use(one);
    const reloaded = new PreviewTab(memory, new FakeClock());
    assert.ok(reloaded.is(one) && !reloaded.is(other));
    reloaded.use(undefined);
    assert.equal(new PreviewTab(memory, new FakeClock()).key, undefined);
  });

  it("takes two quick clicks on one server for a double click", async () => {
    const clock = new FakeClock();
    const tab = new PreviewTab(memoryOf() as ConstructorParameters<typeof PreviewTab>[0], clock);
    assert.equal(tab.isSecondClick(one), false);
    await clock.advance(300);
    assert.equal(tab.isSecondClick(one), true);
    assert.equal(tab.isSecondClick(other), false);
    await clock.advance(600);
    assert.equal(tab.isSecondClick(other), false);
  });
});
