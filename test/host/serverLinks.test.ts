import assert from "node:assert/strict";
import * as vscode from "vscode";
import { openServerLink } from "../../src/links/openServerLink";
import { RecordingNotifier } from "../fakes/recordingNotifier";
import { aListedServer, anAccount } from "../fakes/samples";
import { AnsweredQuestions } from "./answeredQuestions";
import { FakePanels } from "./fakePanels";
import { storeOf, type AccountState } from "./storeOf";

const namesNone = "The link can't be opened, since it names no server.";
const link = "vscode://vps-org.vps-servers";

describe("A link from outside", () => {
  const panels = new FakePanels();
  let notifier: RecordingNotifier;

  async function open(text: string, ...accounts: readonly AccountState[]): Promise<void> {
    panels.shown.length = 0;
    notifier = new RecordingNotifier();
    const sync = { ready: () => Promise.resolve() };
    const store = storeOf(...accounts);
    await openServerLink(vscode.Uri.parse(text), { store, panels, sync, notifier });
  }

  const said = () => notifier.shown.map(({ message }) => message);
  const ada: AccountState = { servers: [aListedServer("12345"), aListedServer("7")] };
  const bob: AccountState = { account: anAccount("bob"), servers: [aListedServer("7")] };

  it("opens the details of the server that it names", async () => {
    await open(`${link}/server/12345`, ada);
    assert.deepEqual([panels.shown, said()], [["12345"], []]);
  });

  it("opens those in the account that it names", async () => {
    await open(`${link}/server/7?account=bob%40example.com`, ada, bob);
    assert.deepEqual([panels.shown, said()], [["7"], []]);
  });

  it("lets the user choose where two accounts see the server", async () => {
    const quick = new AnsweredQuestions();
    try {
      const opened = open(`${link}/server/7`, ada, bob);
      await quick.asked("Select a server to show its details");
      await quick.accept();
      await opened;
    } finally {
      quick.restore();
    }
    assert.deepEqual(panels.shown, ["7"]);
  });

  for (const [what, text, sentence] of [
    [
      "an unknown server",
      `${link}/server/99999`,
      "The link can't be opened, since none of your servers has the ID 99999.",
    ],
    [
      "an unknown account",
      `${link}/server/12345?account=eve%40example.com`,
      "The link can't be opened, since you are not signed in to its account.",
    ],
  ] as const) {
    it(`says so for ${what}, and does nothing`, async () => {
      await open(text, ada);
      assert.deepEqual([panels.shown, said()], [[], [sentence]]);
    });
  }

  it("says that nobody is signed in", async () => {
    await open(`${link}/server/12345`);
    assert.deepEqual([panels.shown, said()], [[], ["You are not signed in to VPS.org."]]);
  });

  for (const rest of [
    "",
    "/",
    "/server",
    "/server/",
    "/server/12345/stop",
    "/server/12345/",
    "/server//12345",
    "/server/12345%2Fstop",
    "/server/..%2F..%2Fserver%2F12345",
    "/server/%2e%2e",
    "/server/12345%00",
    "/server/12345%0A",
    "/server/%3Cimg%20src%3Dx%3E",
    "/server/%5Bclick%5D(command%3Avps.server.delete)",
    "/server/-oProxyCommand%3Dtouch%20x",
    "/server/$(touch%20x)",
    "/server/12345?token=vps_0123456789abcdef",
    "/server/12345?account=ada&command=vps.server.delete",
    "/server/12345?apiUrl=https%3A%2F%2Fevil.example",
    "/server/12345#stop",
    "/vps.server.delete",
    "/command/vps.server.stop?12345",
  ]) {
    it(`that is hostile says no and does nothing: ${rest}`, async () => {
      await open(`${link}${rest}`, ada);
      assert.deepEqual([panels.shown, said()], [[], [namesNone]]);
    });
  }
});
