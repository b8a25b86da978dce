import assert from "node:assert/strict";
import example from "../../fixtures/api/createBody.json";
import { eventually, eventuallyHolds } from "../../vscode/workbench/eventually";
import { speakingPort } from "../../vscode/speakingPort";
import { CreateScene, wizard } from "../createScene";

const options = "Continue, or change an option first";
const begun = "You have an unfinished server. Nothing has been created yet.";

describe("The wizard for a new server", () => {
  let scene: CreateScene;

  beforeEach(async () => {
    scene = await CreateScene.begin();
  });

  const quick = () => scene.quick();
  const enter = () => quick().accept();

  /** Types a part of the item's label, and takes the item with Enter. */
  async function narrow(text: string, label: string): Promise<void> {
    await quick().type(text);
    await eventually(() => quick().focusedLabel(), label);
    await enter();
  }

  it("makes the document's server by keyboard alone, and follows it until it is there", async () => {
    await scene.workbench.openPalette();
    await quick().type(">VPS.org: Create Server…");
    await eventually(() => quick().focusedLabel(), "VPS.org: Create Server…");
    await enter();
    await scene.firstQuestion();
    await scene.offered("eu-central");
    await narrow("us-west", "us-west");
    await scene.step("2/6");
    await scene.offered("Standard VPS");
    await narrow("standard", "Standard VPS");
    await scene.step("3/6");
    await scene.offered("Ubuntu 22.04 LTS");
    await narrow("ubuntu", "Ubuntu 22.04 LTS");
    await scene.step("4/6");
    assert.equal(await quick().value(), "web-server-02");
    await enter();
    await scene.question(options);
    await narrow("hostname", "Hostname");
    await scene.question("web01.example.com");
    await quick().type("web02.example.com");
    await enter();
    await scene.question(options);
    await narrow("backups", "Automatic backups");
    await scene.question("Create backups automatically?");
    const first = await quick().focusedLabel();
    await quick().press("ArrowDown", async () => (await quick().focusedLabel()) !== first);
    await enter();
    await scene.question(options);
    await enter();
    await scene.order();
    await quick().closed();

    assert.deepEqual(scene.bodies("POST"), [example]);
    assert.equal(scene.simulator.servers.length, 3);
    await eventually(() => scene.tree().row("web-server-02").description(), "Provisioning");
    const port = await speakingPort();
    await scene.workbench.companion.set({ "vps.ssh.port": port.number });
    scene.simulator.setServer(scene.simulator.servers[2]?.id ?? 0, { ipAddress: "127.0.0.1" });
    scene.pass(180_000);
    const ready = await scene.workbench.notifications.find("web-server-02 is ready");
    assert.deepEqual(ready.buttons, ["Show Details", "Copy IP Address", "Connect in Terminal"]);
    await eventually(
      async () => (await scene.tree().row("web-server-02").description()).split(" · ")[0],
      "Active",
    );
    await scene.workbench.notifications.click("web-server-02 is ready", "Copy IP Address");
    await eventually(
      () => scene.workbench.clipboardText(),
      scene.simulator.servers[2]?.ipAddress ?? "",
    );
    const said = await scene.workbench.notifications.messages();
    assert.ok(!said.some((message) => message.includes("is ready")));
    assert.equal(scene.sent("POST").length, 1);
    await scene.workbench.companion.set({ "vps.ssh.port": undefined });
    port.close();
  });

  it("goes Back twice by keyboard, takes another answer, and creates that", async () => {
    const back = process.platform === "darwin" ? "Control+-" : "Control+Alt+-";
    await scene.openWizard();
    await scene.choose("us-east", "2/6");
    await scene.choose("Standard VPS", "3/6");
    await quick().press(back, () => scene.step("2/6"));
    await quick().press(back, () => scene.step("1/6"));
    await narrow("us-west", "us-west");
    await scene.step("2/6");
    await scene.offered("Standard VPS");
    await enter();
    await scene.step("3/6");
    await scene.choose("Debian 12", "4/6");
    await enter();
    await scene.step("5/6");
    await enter();
    await scene.order();
    await quick().closed();
    assert.deepEqual(scene.bodies("POST"), [
      { name: "web-server-02", plan_id: 1, os_id: 3, location: "us-west" },
    ]);
  });

  it("shows everything in the review, each line a way to its question", async () => {
    await scene.walkToReview();
    const items = await quick().items();
    assert.deepEqual(
      items.map(({ label, description }) => `${label} ${description}`.trim()),
      [
        "Create web-server-02 $10.00 a month, $0.015 an hour",
        "Location us-west",
        "Plan Standard VPS",
        "Operating system Ubuntu 22.04 LTS",
        "Name web-server-02",
        "Options no hostname · no SSH key · backups off",
        "Copy as curl command",
        "Copy as JSON",
      ],
    );
    await quick().pick("Name");
    await scene.step("4/6");
    await quick().type("shop-01");
    await enter();
    await scene.step("6/6");
    assert.equal((await quick().itemLabels())[0], "Create shop-01");
  });

  it("asks for the plan again where it cannot be had in a new location", async () => {
    await scene.walkToReview("Starter VPS");
    await quick().pick("Location");
    await scene.choose("ap-south", "2/6");
    assert.ok(!(await quick().itemLabels()).includes("Starter VPS"));
    await scene.choose("Performance VPS", "6/6");
    const [create] = await quick().items();
    assert.equal(create?.description, "$20.00 a month, $0.03 an hour");
  });

  it("copies the order without the token, and stays", async () => {
    await scene.walkToReview();
    await quick().pick("Copy as JSON");
    await eventuallyHolds(
      () => scene.workbench.clipboardText(),
      (text) => {
        assert.equal((JSON.parse(text) as typeof example).name, "web-server-02");
      },
    );
    await scene.step("6/6");
    await quick().pick("Copy as curl command");
    const curl = await eventuallyHolds(
      () => scene.workbench.clipboardText(),
      (text) => {
        assert.match(text, /^curl -X POST/);
      },
    );
    assert.match(curl, /\$VPS_API_TOKEN/);
    assert.ok(!curl.includes("vps_test_token"));
    await scene.step("6/6");
    assert.deepEqual(scene.sent("POST"), []);
  });

  it("sends nothing when it is closed, wherever, and offers to continue there", async () => {
    await scene.openWizard();
    await scene.choose("us-west", "2/6");
    for (const [step, goOn] of [
      ["2/6", () => scene.choose("Standard VPS", "3/6")],
      ["3/6", () => scene.choose("Ubuntu 22.04 LTS", "4/6")],
      ["4/6", () => enter()],
      ["5/6", () => enter()],
      ["6/6", () => Promise.resolve()],
    ] as const) {
      await scene.step(step);
      await quick().escape();
      await scene.clickCreate();
      await scene.question(begun);
      await quick().pick("Continue");
      await scene.step(step);
      await goOn();
    }
    await quick().escape();
    assert.deepEqual(scene.sent("POST"), []);
    assert.equal(scene.simulator.servers.length, 2);
  });

  it("forgets the answers of a wizard that is started over", async () => {
    await scene.walkToReview();
    await quick().escape();
    await scene.openWizard();
    await quick().escape();
    await scene.clickCreate();
    await scene.step("1/6");
  });

  it("keeps the answers when another list takes its place", async () => {
    await scene.openWizard();
    await scene.choose("us-west", "2/6");
    await scene.workbench.openPalette();
    await quick().escape();
    await scene.clickCreate();
    await scene.question(begun);
    assert.match((await quick().items())[0]?.description ?? "", /^us-west/);
  });

  it("is there once: a second click brings the first to front", async () => {
    await scene.openWizard();
    await scene.choose("us-west", "2/6");
    await scene.clickCreate();
    await scene.clickCreate();
    await scene.step("2/6");
    assert.deepEqual(await scene.workbench.notifications.messages(), []);
    await scene.choose("Standard VPS", "3/6");
  });

  it("sends once although Enter is pressed twice", async () => {
    await scene.walkToReview();
    await scene.orderTwice();
    await quick().closed();
    await scene.tree().row("web-server-02").locator.waitFor();
    assert.equal(scene.sent("POST").length, 1);
    assert.equal(scene.simulator.servers.length, 3);
  });

  it("buys nothing while Enter is held down", async () => {
    await scene.openWizard();
    await scene.offered("eu-central");
    await scene.workbench.keys.hold("Enter", {
      at: quick().widget,
      until: async () => (await quick().step()) === "6/6",
      more: 40,
    });
    assert.equal(await quick().step(), "6/6");
    assert.deepEqual(scene.sent("POST"), []);
  });

  it("checks the name while it is typed", async () => {
    await scene.openWizard();
    await scene.choose("us-west", "2/6");
    await scene.choose("Standard VPS", "3/6");
    await scene.choose("Ubuntu 22.04 LTS", "4/6");
    await quick().type("web server");
    const fault = "Use only letters (a–z), digits and hyphens.";
    await eventually(() => quick().validationMessage(), fault);
    await quick().press("Enter", async () => (await quick().validationMessage()) === fault);
    assert.equal(await quick().step(), "4/6");
    await quick().type("");
    await eventually(() => quick().validationMessage(), "");
    await enter();
    await eventually(() => quick().validationMessage(), "Enter a name for the server.");
    await quick().type("db-server-01");
    await eventually(
      () => quick().validationMessage(),
      "You already have a server with this name.",
    );
    await enter();
    await scene.step("5/6");
    await quick().pick("Hostname");
    await scene.question("web01.example.com");
    await quick().type("web02");
    await eventuallyHolds(
      () => quick().validationMessage(),
      (message) => {
        assert.match(message, /including its domain/);
      },
    );
    await quick().opened(wizard);
  });
});
