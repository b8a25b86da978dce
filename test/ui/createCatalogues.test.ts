import assert from "node:assert/strict";
import { Deferred } from "../fakes/deferred";
import { eventually, eventuallyHolds } from "../vscode/workbench/eventually";
import { defaultAccount } from "../simulator/accountRecords";
import { documentServers } from "../simulator/documentServers";
import { uuidOf } from "../simulator/uuidOf";
import { CreateScene } from "./createScene";

describe("The wizard of an API without catalogues", () => {
  let scene: CreateScene;

  before(async () => {
    scene = await CreateScene.open();
  });

  beforeEach(() => scene.reset());

  after(() => scene.close());

  const quick = () => scene.quick();

  async function enterId(entry: string, id: string, nextStep: string): Promise<void> {
    await scene.offered(entry);
    await quick().pick(entry);
    await scene.question("");
    await quick().type("not an id");
    await quick().accept();
    await eventually(
      () => quick().validationMessage(),
      "An ID contains only letters, digits and hyphens.",
    );
    await quick().type(id);
    await quick().accept();
    await scene.step(nextStep);
  }

  it("takes ids that are entered, and offers them again", async () => {
    for (const path of ["plans/", "operating-systems/", "locations/", "ssh-keys/"]) {
      scene.simulator.faults.add({
        match: { path },
        times: Infinity,
        fault: { kind: "status", status: 404 },
      });
    }
    await scene.openWizard();
    await enterId("Enter a location code…", "eu-central", "2/6");
    await scene.offered("Standard VPS");
    await enterId("Enter a plan ID…", "4", "3/6");
    await quick().back();
    await scene.step("2/6");
    await scene.choose("ID 4", "3/6");
    await scene.offered("Debian 12");
    await enterId("Enter an operating system ID…", "6", "4/6");
    await quick().accept();
    await scene.step("5/6");
    await quick().accept();
    await scene.order();
    await quick().closed();
    assert.deepEqual(scene.bodies("POST"), [
      { name: "web-server-02", plan_id: 4, os_id: 6, location: "eu-central" },
    ]);
  });

  it("says in the review where no price is known", async () => {
    await scene.openWizard();
    await scene.choose("us-west", "2/6");
    await scene.choose("ID 4", "3/6");
    await scene.choose("Debian 12", "4/6");
    await quick().accept();
    await scene.step("5/6");
    await quick().accept();
    await scene.step("6/6");
    const [create] = await quick().items();
    assert.match(create?.detail ?? "", /didn't report a price for this plan/);
  });
});

describe("The wizard while the API's lists are on their way", () => {
  let scene: CreateScene;

  before(async () => {
    scene = await CreateScene.open({ catalogues: true });
  });

  after(() => scene.close());

  const quick = () => scene.quick();
  const active = () =>
    quick().widget.locator(".monaco-list-row.focused .label-name").first().innerText();

  it("does not move the person's choice, and an Enter too early chooses nothing", async () => {
    const held = new Deferred<undefined>();
    scene.simulator.faults.add({
      match: { path: "plans/" },
      fault: { kind: "hold", until: held.promise },
    });
    await scene.openWizard();
    assert.deepEqual(await quick().itemLabels(), ["us-east", "us-west", "Enter a location code…"]);
    await eventually(active, "us-west");
    await scene.press("ArrowUp");
    await eventually(active, "us-east");
    await scene.press("Enter");
    await scene.step("2/6");
    await scene.offered("Loading options from VPS.org…");
    await scene.press("Enter");
    await eventually(active, "Loading options from VPS.org…");
    await quick().back();
    await scene.step("1/6");
    await eventually(active, "us-east");
    await scene.press("ArrowDown");
    await eventually(active, "us-west");
    held.resolve(undefined);
    await scene.offered("ap-south");
    assert.equal(await active(), "us-west");
    await scene.press("Enter");
    await scene.step("2/6");
    await scene.offered("Starter VPS");
    assert.equal(await active(), "Starter VPS");
    assert.equal(scene.sent("GET").filter(({ path }) => path.endsWith("/plans/")).length, 1);
    await quick().escape();
  });
});

describe("The wizard in the world of UUIDs", () => {
  let scene: CreateScene;

  before(async () => {
    scene = await CreateScene.open({ ids: "uuid", catalogues: true });
  });

  after(() => scene.close());

  it("sends what the company's other clients send, for a location that was chosen early too", async () => {
    const quick = scene.quick();
    const held = new Deferred<undefined>();
    scene.simulator.faults.add({
      match: { path: "locations/" },
      fault: { kind: "hold", until: held.promise },
    });
    await scene.openWizard();
    await scene.choose("us-west", "2/6");
    held.resolve(undefined);
    await scene.choose("Standard VPS", "3/6");
    await scene.choose("Ubuntu 22.04 LTS", "4/6");
    await quick.accept();
    await scene.step("5/6");
    assert.ok(!(await quick.itemLabels()).includes("Automatic backups"));
    await quick.pick("SSH key");
    await scene.question("Which SSH key should be allowed to sign in to the server?");
    await quick.pick("laptop");
    await scene.question("Continue, or change an option first");
    await quick.accept();
    await scene.order();
    await scene.tree().row("web-server-02").locator.waitFor();
    assert.deepEqual(scene.bodies("POST"), [
      {
        hostname: "web-server-02",
        plan_uuid: uuidOf("plan", 1),
        os_version_uuid: uuidOf("os", 5),
        location_id: uuidOf("location", 1),
        ssh_key_ids: [uuidOf("sshKey", 1)],
      },
    ]);
    assert.equal(scene.simulator.servers.length, 3);
  });
});

describe("The wizard with two accounts", () => {
  let scene: CreateScene;
  const bob = { token: "vps_bobs_token_9876543210", email: "bob@example.com" };

  before(async () => {
    scene = await CreateScene.open({
      accounts: [{ ...defaultAccount, servers: documentServers }, bob],
    });
    await scene.workbench.runCommand("VPS.org: Sign In…");
    await scene.quick().opened("Sign In to VPS.org");
    await scene.quick().type(bob.token);
    await scene.quick().accept();
    await scene.quick().closed();
    await scene.tree().row("bob@example.com").locator.waitFor();
  });

  after(() => scene.close());

  it("asks which one pays, and orders for that", async () => {
    const quick = scene.quick();
    await scene.openWizard("1/7");
    await scene.choose("bob@example.com", "2/7");
    await scene.choose("us-west", "3/7");
    await scene.choose("Standard VPS", "4/7");
    await eventuallyHolds(
      () => quick.itemLabels(),
      (labels) => {
        assert.deepEqual(labels, ["Enter an operating system ID…"]);
      },
    );
    await quick.accept();
    await scene.question("");
    await quick.type("5");
    await quick.accept();
    await scene.step("5/7");
    assert.equal(await quick.value(), "");
    await quick.type("bobs-first");
    await quick.accept();
    await scene.step("6/7");
    await quick.accept();
    await scene.order("7/7");
    await scene.tree().row("bobs-first").locator.waitFor();
    assert.equal(scene.sent("POST")[0]?.headers.authorization, `Bearer ${bob.token}`);
  });
});
