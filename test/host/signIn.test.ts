import assert from "node:assert/strict";
import { defaultAccount } from "../simulator/accountRecords";
import { documentServers } from "../simulator/documentServers";
import { CommandScene } from "./commandScene";
import { setSetting, unsetSettings } from "./userSettings";

const [web] = documentServers;
assert.ok(web);

describe("A sign-in of the same person", () => {
  const renewed = "vps_renewed_token_0123456789";
  let scene: CommandScene;

  beforeEach(async () => {
    scene = await CommandScene.open({
      accounts: [
        { ...defaultAccount, servers: documentServers },
        { ...defaultAccount, token: renewed, servers: [{ ...web, id: 7, name: "newest" }] },
      ],
    });
    await setSetting("apiUrl", scene.simulator.apiUrl);
  });

  afterEach(async () => {
    await scene.close();
    await unsetSettings();
  });

  it("replaces the token, and only the new one is used from then on", async () => {
    const ended = scene.run("vps.signIn");
    await scene.quick.asked("Sign In to VPS.org");
    await scene.quick.answer(renewed);
    await ended;
    assert.deepEqual(scene.said, [
      "You are signed in to VPS.org as ada@example.com. The new token replaces the earlier one.",
    ]);
    await scene.followed();
    scene.simulator.setAccount(defaultAccount.token, { revoked: true });
    scene.simulator.clearRequests();
    await scene.run("vps.servers.refresh");
    const used = scene.simulator.requests.map(({ headers }) => headers.authorization);
    assert.deepEqual([...new Set(used)], [`Bearer ${renewed}`]);
    assert.deepEqual(
      scene.rows.map((row) => row.split("  ")[0]),
      ["newest"],
    );
  });
});
