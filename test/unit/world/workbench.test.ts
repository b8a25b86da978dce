import assert from "node:assert/strict";
import type { PanelTexts } from "../../../src/shared/panelTexts";
import { Deferred } from "../../fakes/deferred";
import { History } from "../../world/base/history";
import { settlePromises, WorldTime } from "../../world/base/time";
import { Life } from "../../world/ports/life";
import { Screen } from "../../world/vscode/screen";
import { Workbench } from "../../world/vscode/vscodePort";

describe("A window of the world", () => {
  let history: History;
  let bench: Workbench;

  beforeEach(() => {
    const time = new WorldTime(0, settlePromises);
    history = new History(time);
    const life = new Life("w1.1", time, () => undefined);
    const screen = new Screen({ life, history, onAsk: () => undefined });
    bench = new Workbench(life, history, screen, () => undefined);
  });

  const told = () =>
    history.entries.map((entry) => `${entry.kind} ${"text" in entry ? entry.text : ""}`);

  it("knows which commands are under way, whoever has called them", async () => {
    const [first, second] = [new Deferred<undefined>(), new Deferred<undefined>()];
    bench.commands.set("first", () => first.promise);
    bench.commands.set("second", () => second.promise);
    const all = [bench.execute("first", []), bench.execute("second", [])];
    assert.deepEqual(bench.running, ["first", "second"]);
    first.resolve(undefined);
    second.reject(new Error("no"));
    await Promise.allSettled(all);
    assert.deepEqual(bench.running, []);
    assert.deepEqual(told(), ["began first", "began second", "ended first", "ended second"]);
  });

  it("writes down what the user presses in a panel", () => {
    bench.openPanel("web").request("refresh");
    assert.ok(told().includes("chose (presses refresh)"));
  });

  it("brings what was pressed with the page that it was pressed in, whatever the tab shows by then", () => {
    const panel = bench.openPanel("web");
    const received: unknown[] = [];
    panel.webview.onDidReceiveMessage((message) => received.push(message));
    const show = (page: string, serverId: string) =>
      panel.webview.postMessage({
        type: "init",
        texts: {} as PanelTexts,
        language: "en",
        memory: { accountKey: "a", serverId },
        page,
      });
    void show("first", "1");
    const arrive = panel.request("stop");
    void show("second", "2");
    arrive();
    assert.deepEqual(received, [{ type: "intent", id: 1, intent: "stop", page: "first" }]);
    assert.ok(
      told().includes("chose (what was pressed arrives, and the tab shows another server)"),
    );
  });

  it("brings nothing from a panel that is closed meanwhile", () => {
    const panel = bench.openPanel("web");
    const received: unknown[] = [];
    panel.webview.onDidReceiveMessage((message) => received.push(message));
    const arrive = panel.request("stop");
    panel.dispose();
    arrive();
    assert.deepEqual(received, []);
  });
});
