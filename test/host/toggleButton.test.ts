import assert from "node:assert/strict";
import { toggleButtons } from "../../src/ui/prompts/toggleButton";

const toggle = { label: "Automatic backups", icon: "history", isOn: true, value: "backups" };

describe("A button that is on or off", () => {
  it("is shown by a VS Code that has such buttons, with what holds", () => {
    const [button] = toggleButtons(toggle, { QuickInputButtonLocation: {} });
    assert.equal(button?.tooltip, "Automatic backups");
    assert.deepEqual(Reflect.get(button, "toggle"), { checked: true });
  });

  it("is left out by one that would only show a button", () => {
    assert.deepEqual(toggleButtons(toggle, {}), []);
    assert.deepEqual(toggleButtons(undefined, { QuickInputButtonLocation: {} }), []);
  });
});
