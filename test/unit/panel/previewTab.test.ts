import assert from "node:assert/strict";
import { PreviewTab } from "../../../src/panel/previewTab";
import { FakeClock } from "../../fakes/fakeClock";
import { FakeMemento } from "../../fakes/fakeMemento";

const one = { accountKey: "ada", serverId: "1" };
const other = { accountKey: "ada", serverId: "2" };

describe("The preview tab", () => {
  it("is the same after a reload of the window", () => {
    const memory = new FakeMemento();
    new PreviewTab(memory, new FakeClock()).use(one);
    const reloaded = new PreviewTab(memory, new FakeClock());
    assert.ok(reloaded.is(one) && !reloaded.is(other));
    reloaded.use(undefined);
    assert.equal(new PreviewTab(memory, new FakeClock()).key, undefined);
  });

  it("takes two quick clicks on one server for a double click", async () => {
    const clock = new FakeClock();
    const tab = new PreviewTab(new FakeMemento(), clock);
    assert.equal(tab.isSecondClick(one), false);
    await clock.advance(300);
    assert.equal(tab.isSecondClick(one), true);
    assert.equal(tab.isSecondClick(other), false);
    await clock.advance(600);
    assert.equal(tab.isSecondClick(other), false);
  });
});
