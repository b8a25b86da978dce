import assert from "node:assert/strict";
import { Deferred } from "../fakes/deferred";
import { defaultAccount } from "../simulator/accountRecords";
import { documentServers } from "../simulator/documentServers";
import { eventually } from "../vscode/workbench/eventually";
import { CreateScene } from "./createScene";

const noId = "An ID contains only letters, digits and hyphens.";

describe("The wizard", () => {
  let scene: CreateScene | undefined;

  afterEach(() => scene?.close());

  it("takes ids that are entered where the API lists nothing, and offers them again", async () => {
    scene = await CreateScene.open();
    const { quick, simulator } = scene;
    for (const path of ["plans/", "operating-systems/", "locations/", "ssh-keys/"]) {
      const fault = { kind: "status", status: 404 } as const;
      simulator.faults.add({ match: { path }, times: Infinity, fault });
    }
    const { ended } = scene.begin();
    const enterId = async (entry: string, id: string, nextStep: string) => {
      await quick.choose(entry);
      await eventually(() => quick.labels, []);
      await quick.answer("not an id");
      assert.equal(quick.complaint, noId);
      await quick.answer(id);
      await quick.asked(nextStep);
    };
    await quick.asked("1/6");
    await enterId("Enter a location code…", "eu-central", "2/6");
    await quick.offered("Standard VPS");
    await enterId("Enter a plan ID…", "4", "3/6");
    await quick.back();
    await quick.asked("2/6");
    await quick.choose("ID 4");
    await quick.asked("3/6");
    await quick.offered("Debian 12");
    await enterId("Enter an operating system ID…", "6", "4/6");
    await quick.accept();
    await quick.asked("5/6");
    await quick.choose("Continue");
    await quick.asked("6/6");
    assert.match(quick.items[0]?.detail ?? "", /didn't report a price for this plan/);
    await scene.order();
    await ended;
    assert.deepEqual(scene.orders, [
      { name: "web-server-02", plan_id: 4, os_id: 6, location: "eu-central" },
    ]);
  });

  it("does not move the person's choice when lists arrive, and an Enter too early is none", async () => {
    scene = await CreateScene.open({ catalogues: true });
    const { quick, simulator } = scene;
    const held = new Deferred<undefined>();
    const fault = { kind: "hold", until: held.promise } as const;
    simulator.faults.add({ match: { path: "plans/" }, fault });
    scene.begin();
    await quick.asked("1/6");
    assert.deepEqual(quick.labels, ["us-east", "us-west", "Enter a location code…"]);
    assert.equal(quick.activeLabel, "us-west");
    quick.moveTo("us-east");
    await quick.accept();
    await quick.asked("2/6");
    assert.equal(quick.activeLabel, "Loading options from VPS.org…");
    await quick.accept();
    assert.equal(quick.step, "2/6");
    await quick.back();
    await quick.asked("1/6");
    assert.equal(quick.activeLabel, "us-east");
    quick.moveTo("us-west");
    held.resolve(undefined);
    await quick.offered("ap-south");
    assert.equal(quick.activeLabel, "us-west");
    await quick.accept();
    await quick.asked("2/6");
    await quick.offered("Starter VPS");
    assert.equal(quick.activeLabel, "Starter VPS");
    const asked = scene.commands.sent("GET").filter(({ path }) => path.endsWith("/plans/"));
    assert.equal(asked.length, 1);
  });

  it("asks which of two accounts pays, and orders for that", async () => {
    const bob = { token: "vps_bobs_token_9876543210", email: "bob@example.com" };
    scene = await CreateScene.open({
      accounts: [{ ...defaultAccount, servers: documentServers }, bob],
    });
    const { quick, commands } = scene;
    await commands.signIn(bob.email, bob.token);
    const { ended } = scene.begin();
    await quick.asked("1/7");
    await quick.choose("bob@example.com");
    await quick.asked("2/7");
    await quick.choose("us-west");
    await quick.asked("3/7");
    await quick.choose("Standard VPS");
    await quick.asked("4/7");
    await eventually(
      () => quick.labels,
      ["Enter an operating system ID…", "VPS.org offers no list of its operating systems here"],
    );
    await quick.accept();
    await eventually(() => quick.labels, []);
    await quick.answer("5");
    await quick.asked("5/7");
    assert.equal(quick.value, "");
    await quick.answer("bobs-first");
    await quick.asked("6/7");
    await quick.choose("Continue");
    await quick.asked("7/7");
    await scene.order();
    await ended;
    assert.ok(commands.store.allServers().some(({ server }) => server.name === "bobs-first"));
    assert.equal(commands.sent("POST")[0]?.headers.authorization, `Bearer ${bob.token}`);
  });
});
