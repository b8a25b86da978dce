import assert from "node:assert/strict";
import * as vscode from "vscode";
import { Emitter } from "../../src/core/base/emitter";
import { ServerDetailsFeed } from "../../src/core/refresh/serverDetailsFeed";
import { ServerRefresher } from "../../src/core/refresh/serverRefresher";
import type { UsageSample } from "../../src/core/usage/usageSample";
import { ServerPanel } from "../../src/panel/serverPanel";
import type { HostMessage } from "../../src/shared/protocol";
import { FakeClock } from "../fakes/fakeClock";
import { FakeSource } from "../fakes/fakeSource";
import { RecordingLogger } from "../fakes/recordingLogger";
import { aServer, anAccount } from "../fakes/samples";
import { settled } from "../fakes/settled";
import { storeOf } from "./storeOf";

const ref = { accountKey: "ada", serverId: "1" };

describe("The samples of a details panel", () => {
  const clock = new FakeClock();
  const sampleAt = (atMs: number) => ({
    atMs,
    cpuPercent: 5,
    memoryUsedMb: 100,
    diskUsedGb: undefined,
    bandwidthUsedGb: undefined,
  });
  const states = [{ atMs: 1, status: "active" }];
  let sent: HostMessage[];
  let fromPage: Emitter<unknown>;
  let changed: Emitter<undefined>;
  let recorded: Emitter<UsageSample | undefined>;
  let webviewPanel: { visible: boolean };
  let panel: ServerPanel;

  beforeEach(() => {
    sent = [];
    fromPage = new Emitter();
    changed = new Emitter();
    recorded = new Emitter();
    const fake = {
      visible: true,
      active: false,
      title: "",
      onDidChangeViewState: changed.event,
      onDidDispose: new Emitter<undefined>().event,
      webview: {
        cspSource: "",
        asWebviewUri: (uri: vscode.Uri) => uri,
        onDidReceiveMessage: fromPage.event,
        postMessage: (message: HostMessage) => Promise.resolve(sent.push(message) > 0),
      },
    };
    webviewPanel = fake;
    const store = storeOf({ account: anAccount("ada"), servers: [aServer("1")] });
    const refresher = new ServerRefresher(store, () => new FakeSource(aServer("1")), clock);
    panel = new ServerPanel({
      panel: fake as unknown as vscode.WebviewPanel,
      watch: new ServerDetailsFeed(ref, {
        store,
        refresher,
        clock,
        random: () => 0,
        intervalMs: () => 0,
        onFault: assert.ifError,
      }),
      history: {
        load: () => Promise.resolve([sampleAt(1)]),
        states: () => states,
        onDidAdd: recorded.event,
      },
      note: { text: () => undefined, onDidChange: () => ({ dispose: () => undefined }) },
      extensionUri: vscode.Uri.file("/"),
      clock,
      logger: new RecordingLogger(),
      newId: () => "nonce",
      onDidChangeVisibility: () => undefined,
      onDidDraw: () => undefined,
      onDidClose: () => undefined,
    });
  });

  afterEach(() => {
    panel.dispose();
  });

  const samplesSent = () =>
    sent.flatMap((message) =>
      message.type === "history"
        ? message.samples.map(({ atMs }) => atMs)
        : message.type === "sample"
          ? (message.sample?.atMs ?? "a state")
          : [],
    );

  it("are those that were recorded, then each as it is recorded", async () => {
    fromPage.fire({ type: "ready" });
    await settled();
    assert.deepEqual(samplesSent(), [1]);
    recorded.fire(sampleAt(2));
    recorded.fire(sampleAt(3));
    assert.deepEqual(samplesSent(), [1, 2, 3]);
  });

  it("come with the states that were recorded, also if there is only a new state", async () => {
    fromPage.fire({ type: "ready" });
    await settled();
    recorded.fire(undefined);
    assert.deepEqual(samplesSent(), [1, "a state"]);
    const told = sent.filter(({ type }) => type === "history" || type === "sample");
    assert.ok(told.every((message) => "states" in message && message.states === states));
  });

  it("wait for the page, which gets all that was recorded when it is shown again", async () => {
    recorded.fire(sampleAt(2));
    assert.deepEqual(samplesSent(), []);
    fromPage.fire({ type: "ready" });
    await settled();
    webviewPanel.visible = false;
    changed.fire(undefined);
    recorded.fire(sampleAt(3));
    assert.deepEqual(samplesSent(), [1]);
  });

  it("are none any more once the panel is closed", async () => {
    fromPage.fire({ type: "ready" });
    await settled();
    panel.dispose();
    recorded.fire(sampleAt(2));
    assert.deepEqual(samplesSent(), [1]);
  });
});
