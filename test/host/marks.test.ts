import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { ServerMark } from "../../src/core/servers/serverMarks";
import { markDecorations } from "../../src/links/markDecorations";
import { serverTooltip } from "../../src/tree/serverTooltip";
import { aListedServer } from "../fakes/samples";
import { CommandScene } from "./commandScene";
import { storeOf } from "./storeOf";
import { drawnRows, treeText } from "./treeText";

const servers = [
  aListedServer("1", { name: "api", location: "eu" }),
  aListedServer("2", { name: "db", location: "eu" }),
  aListedServer("3", { name: "web", location: "us" }),
];
const views = storeOf({ servers }).views();

function look(marks: Readonly<Record<string, ServerMark>>) {
  return { order: "name", marks: new Map(Object.entries(marks)) } as const;
}

describe("A pinned server", () => {
  const pins = look({ 3: { isPinned: true } });

  it("stands in a group of its own before all others, and nowhere else", () => {
    assert.equal(
      treeText(views, "location", "", pins),
      [
        "Pinned  1 server, 1 active",
        "  web  Active · 203.0.113.10",
        "eu  2 servers, 2 active",
        "  api  Active · 203.0.113.10",
        "  db  Active · 203.0.113.10",
      ].join("\n"),
    );
  });

  it("comes first where there are no groups", () => {
    const labels = drawnRows(views, "none", "", pins).map(({ item }) => item.label);
    assert.deepEqual(labels, ["web", "api", "db"]);
  });

  it("is still found by the filter, and only then", () => {
    assert.match(treeText(views, "location", "web", pins), /^Pinned/);
    assert.doesNotMatch(treeText(views, "location", "db", pins), /Pinned/);
  });
});

describe("A note and a color", () => {
  const marked = look({ 2: { note: "the shop's", color: "green" } });
  const rows = drawnRows(views, "none", "", marked);
  const row = rows.find(({ item }) => item.label === "db");

  it("stand in the row, and the note is said to a screen reader", () => {
    assert.equal(row?.item.description, "Active · 203.0.113.10 · the shop's");
    assert.match(row.item.accessibilityInformation?.label ?? "", /in eu, the shop's$/);
  });

  it("leave the icon to the state: the color is a dot at the end of the row", () => {
    const uri = row?.item.resourceUri;
    assert.ok(uri);
    const plain = drawnRows(views, "none").find(({ item }) => item.label === "db");
    assert.deepEqual(row.item.iconPath, plain?.item.iconPath);
    const token = new vscode.CancellationTokenSource().token;
    assert.deepEqual(
      markDecorations.provideFileDecoration(uri, token),
      new vscode.FileDecoration("●", undefined, new vscode.ThemeColor("vps.mark.green")),
    );
    for (const other of ["file:/2?green", `${uri.scheme}:/2?mauve`, `${uri.scheme}:/2`]) {
      const decoration = markDecorations.provideFileDecoration(vscode.Uri.parse(other), token);
      assert.equal(decoration, undefined);
    }
  });

  it("are text in the tooltip, whatever the note contains", () => {
    const { value } = serverTooltip(aListedServer("1"), [], "[x](command:y) <b>");
    assert.match(value, /Note:/);
    assert.ok(!value.includes("[x](command"), value);
    assert.ok(!value.includes("<b>"), value);
  });
});

describe("Marking servers", () => {
  let scene: CommandScene;

  beforeEach(async () => {
    scene = await CommandScene.open();
  });

  afterEach(() => scene.close());

  it("pins all that are selected, and unpins one", async () => {
    const [web, db] = [scene.rowOf("12345"), scene.rowOf("12346")];
    await scene.run("vps.server.pin", web, [web, db]);
    assert.deepEqual([...scene.marks.all().keys()], ["12345", "12346"]);
    await scene.run("vps.server.unpin", db);
    assert.deepEqual([...scene.marks.all().keys()], ["12345"]);
    assert.deepEqual(scene.changes, []);
  });

  it("offers to pin what is not pinned, and says so if nothing is", async () => {
    await scene.run("vps.server.pin", scene.rowOf("12345"));
    const ended = scene.run("vps.server.pin");
    await scene.quick.asked("Select a server to pin");
    assert.deepEqual(scene.quick.labels, ["db-server-01"]);
    scene.quick.escape();
    await ended;
    await scene.run("vps.server.unpin", scene.rowOf("12345"));
    await scene.run("vps.server.unpin");
    assert.deepEqual(scene.said, ["No server is pinned."]);
  });

  it("writes a note, changes it, and takes it away when it is empty", async () => {
    const write = async (text: string) => {
      const ended = scene.run("vps.server.editNote", scene.rowOf("12346"));
      await scene.quick.asked("Note about db-server-01");
      const before = scene.quick.value;
      await scene.quick.answer(text);
      await ended;
      return before;
    };
    assert.equal(await write("  the shop's "), "");
    assert.deepEqual(scene.marks.of("12346"), { note: "the shop's" });
    assert.equal(await write(""), "the shop's");
    assert.equal(scene.marks.of("12346"), undefined);
  });

  it("takes no note of more than 200 characters", async () => {
    const ended = scene.run("vps.server.editNote", scene.rowOf("12346"));
    await scene.quick.asked("Note about db-server-01");
    await scene.quick.answer("x".repeat(201));
    assert.equal(scene.quick.complaint, "A note has at most 200 characters.");
    scene.quick.escape();
    await ended;
    assert.equal(scene.marks.of("12346"), undefined);
  });

  it("gives a color, shows which it is, and takes it away", async () => {
    const choose = async (label: string) => {
      const ended = scene.run("vps.server.setColor", scene.rowOf("12346"));
      await scene.quick.offered(label);
      const before = scene.quick.activeLabel;
      await scene.quick.choose(label);
      await ended;
      return before;
    };
    assert.equal(await choose("Blue"), "No color");
    assert.deepEqual(scene.marks.of("12346"), { color: "blue" });
    assert.equal(await choose("No color"), "Blue");
    assert.equal(scene.marks.of("12346"), undefined);
  });
});
