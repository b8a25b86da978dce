import assert from "node:assert/strict";
import type { Fault } from "../simulator/faults";
import { buildTree, rowCount } from "../../src/tree/treeNode";
import { viewLines } from "../../src/tree/viewLines";
import { summarize } from "../../src/tree/viewSummary";
import { CommandScene } from "./commandScene";

const html = {
  kind: "status",
  status: 500,
  body: "<!DOCTYPE html><h1>Oops</h1>",
  headers: { "Content-Type": "text/html" },
} as const;

const troubles: readonly (readonly [title: string, fault: Fault, sentence: string])[] = [
  [
    "a token that is no longer good",
    { kind: "status", status: 401, body: { detail: "Invalid token." } },
    "VPS.org no longer accepts the token. Sign in again with a new one.",
  ],
  ["500 with a page of HTML", html, "VPS.org reported an internal error (500). Try again later."],
  [
    "JSON that is cut off",
    { kind: "rawBody", text: '{"count": 2, "results": [{"id": 1' },
    "The response from VPS.org was incomplete. Try again.",
  ],
  [
    "a sign-in page of some network",
    { kind: "rawBody", text: "<html>Welcome to our hotel</html>" },
    "The response didn't come from the VPS.org API. Your network may require you to sign in first.",
  ],
];

describe("A refresh that somebody asks for", () => {
  let scene: CommandScene;

  beforeEach(async () => {
    scene = await CommandScene.open();
  });

  afterEach(() => scene.close());

  /** What stands above the rows. */
  const line = () => {
    const views = scene.store.views();
    return summarize({
      views,
      filter: "",
      rowCount: rowCount(buildTree(views, { grouping: "none", describe: String })),
      settingsProblem: undefined,
      isSignInKnown: true,
      isElsewhere: false,
      lines: viewLines,
      timeOf: () => "9:41",
    }).message;
  };
  const fail = (fault: Fault, times = Infinity) => {
    scene.simulator.faults.add({ match: { path: "servers/" }, times, fault });
  };

  for (const [title, fault, sentence] of troubles) {
    it(`and that meets ${title} says so, and keeps the rows until one goes well`, async () => {
      const before = scene.rows;
      fail(fault);
      await scene.run("vps.servers.refresh");
      const { severity, message } = scene.lastSaid;
      assert.equal(severity, "error");
      const [reason = ""] = sentence.split(/(?<=\.) /);
      assert.equal(message, `The servers could not be refreshed. ${reason}`);
      assert.equal(line(), `Out of date, last updated 9:41. ${sentence}`);
      assert.deepEqual(scene.rows, before);
      scene.simulator.faults.clear();
      await scene.run("vps.servers.refresh");
      assert.equal(line(), undefined);
    });
  }

  it("and that fails is tried again by Try Again", async () => {
    fail(html, 3);
    scene.messages.answer = "Try Again";
    await scene.run("vps.servers.refresh");
    await scene.refresher.refreshAll();
    assert.equal(scene.said.length, 1);
    assert.equal(line(), undefined);
  });

  it("and that fails leaves the reason to the view where it is in sight", async () => {
    fail(html);
    scene.view.problemIsSaid = "inMessage";
    await scene.run("vps.servers.refresh");
    assert.equal(scene.lastSaid.message, "The servers could not be refreshed.");
    assert.deepEqual(scene.lastSaid.buttons, ["Try Again", "Show Log"]);
    scene.view.problemIsSaid = "withButtons";
    await scene.run("vps.servers.refresh");
    assert.equal(scene.said.length, 1);
  });

  it("names the address where nobody listens", async () => {
    const address = new URL(scene.simulator.apiUrl).host;
    await scene.simulator.close();
    await scene.run("vps.servers.refresh");
    assert.equal(
      scene.lastSaid.message,
      `The servers could not be refreshed. ${address} could not be reached (ECONNREFUSED).`,
    );
  });

  it("keeps what it knew beside one server that makes no sense, and says so", async () => {
    const results = [
      { id: 12345, name: "web-server-01", status: "active", location: "us-west" },
      { id: { odd: true }, name: ["x"], status: 7 },
    ];
    fail({ kind: "rawBody", text: JSON.stringify({ count: 2, results }) }, 1);
    await scene.run("vps.servers.refresh");
    assert.equal(
      line(),
      "1 server could not be read, so it's missing here or out of date. See the log for details.",
    );
    assert.deepEqual(scene.rows, ["db-server-01  Active · 203.0.113.11", "web-server-01  Active"]);
  });

  it("shows a state by its word where nobody knows it", async () => {
    scene.simulator.setServer(12346, { status: "hibernated" });
    await scene.run("vps.servers.refresh");
    assert.ok(scene.rows.includes("db-server-01  Hibernated · 203.0.113.11"));
    assert.equal(line(), undefined);
  });
});
