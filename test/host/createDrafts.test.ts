import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { defaultAccount } from "../simulator/accountRecords";
import { documentServers } from "../simulator/documentServers";
import { eventually } from "../vscode/workbench/eventually";
import { CreateScene } from "./createScene";

const unfinished = "You have an unfinished server. Nothing has been created yet.";
const deliberateMs = 550;

describe("What was entered in the wizard", () => {
  let scene: CreateScene;

  beforeEach(async () => {
    scene = await CreateScene.open();
  });

  afterEach(() => scene.close());

  it("is still in the box after Back and after Escape", async () => {
    const { quick } = scene;
    const { ended } = await scene.walkToReview();
    await quick.choose("Name");
    await quick.asked("4/6");
    await quick.type("half-a-na");
    await quick.back();
    await quick.asked("6/6");
    await quick.choose("Name");
    await quick.asked("4/6");
    assert.equal(quick.value, "half-a-na");
    await quick.type("half-a-name");
    quick.escape();
    await ended;
    scene.begin();
    await quick.asked(unfinished);
    await quick.choose("Continue");
    await quick.asked("4/6");
    assert.equal(quick.value, "half-a-name");
    await quick.accept();
    await quick.asked("6/6");
    assert.equal(quick.labels[0], "Create half-a-name");
  });

  it("is marked as such in the lists", async () => {
    const { quick } = scene;
    await scene.walkToReview();
    await quick.choose("Plan");
    await quick.asked("2/6");
    const marked = quick.items.filter(({ description }) => description?.includes("current"));
    assert.deepEqual(
      marked.map(({ label }) => label),
      ["Standard VPS"],
    );
  });

  it("is not ordered by Enter after Enter when the wizard is opened again", async () => {
    const { quick } = scene;
    const { ended } = await scene.walkToReview();
    quick.escape();
    await ended;
    scene.begin();
    await quick.asked(unfinished);
    await quick.accept();
    await quick.asked("6/6");
    assert.notEqual(quick.activeLabel, quick.labels[0]);
    await wait(deliberateMs);
    await quick.accept();
    assert.deepEqual(scene.orders, []);
    await quick.asked("1/6");
  });

  it("says at the end what it means that no key was chosen", async () => {
    await scene.walkToReview();
    assert.equal(
      scene.quick.detailOf("Options"),
      "Without an SSH key, you can connect only with a password, if VPS.org gives you one.",
    );
  });

  it("begins with the location of the row that it was begun at", async () => {
    const { quick, commands } = scene;
    const account = commands.store.accounts()[0];
    const group = { key: "us-east", servers: [] };
    const row = {
      kind: "group",
      accountKey: account?.key,
      grouping: "location",
      group,
      below: [],
    };
    void commands.run("vps.group.createServer", row);
    await quick.asked("2/6");
    await quick.choose("Standard VPS");
    await quick.asked("3/6");
    await quick.back();
    await quick.back();
    await quick.asked("1/6");
    assert.equal(quick.activeLabel, "us-east");
  });
});

describe("A list that the wizard lacks", () => {
  let scene: CreateScene;

  beforeEach(async () => {
    scene = await CreateScene.open({ catalogues: true });
  });

  afterEach(() => scene.close());

  it("is there after Retry, which says why it was not", async () => {
    const { quick, simulator } = scene;
    simulator.faults.add({
      match: { path: "operating-systems/" },
      times: 3,
      fault: { kind: "status", status: 500, body: {} },
    });
    scene.begin();
    await quick.asked("1/6");
    await quick.choose("us-west");
    await quick.asked("2/6");
    await quick.choose("Standard VPS");
    await quick.asked("3/6");
    await quick.offered("Retry");
    const retry = quick.items.find(({ label }) => label === "Retry");
    assert.equal(retry?.description, "The operating systems could not be loaded");
    assert.match(retry.detail ?? "", /^VPS\.org reported an internal error \(500\)\./);
    await quick.choose("Retry");
    await quick.offered("Debian 12");
    assert.ok(!quick.labels.includes("Retry"));
  });
});

describe("A draft of an account that has signed out", () => {
  it("is not offered to another one", async () => {
    const bob = { token: "vps_bobs_token_9876543210", email: "bob@example.com" };
    const scene = await CreateScene.open({
      accounts: [{ ...defaultAccount, servers: documentServers }, bob],
    });
    try {
      const { quick, commands } = scene;
      const { ended } = await scene.walkToReview();
      quick.escape();
      await ended;
      await commands.signIn(bob.email, bob.token);
      const signedOut = commands.run("vps.signOut");
      await quick.choose(defaultAccount.email);
      await signedOut;
      await commands.followed();
      await eventually(() => commands.store.accounts().length, 1);
      scene.begin();
      await quick.asked("1/6");
    } finally {
      await scene.close();
    }
  });
});
