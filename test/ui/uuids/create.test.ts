import assert from "node:assert/strict";
import { Deferred } from "../../fakes/deferred";
import { uuidOf } from "../../simulator/uuidOf";
import { CreateScene } from "../createScene";

describe("The wizard in the world of UUIDs", () => {
  let scene: CreateScene;

  beforeEach(async () => {
    scene = await CreateScene.begin({ ids: "uuid", catalogues: true });
  });

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
