import assert from "node:assert/strict";
import type { VpsClient } from "../../../src/api/vpsClient";
import patchBody from "../../fixtures/api/patchBody.json";
import putBody from "../../fixtures/api/putBody.json";
import { testClient } from "../../fakes/testClient";
import { startSimulator, type Simulator } from "../../simulator/simulator";

type Call = (client: VpsClient) => Promise<unknown>;

const calls: readonly (readonly [string, string, string, unknown, Call])[] = [
  ["call 1", "GET", "servers/", undefined, (client) => client.listServers()],
  ["call 3", "GET", "servers/12345/", undefined, (client) => client.getServer("12345")],
  [
    "call 4",
    "PUT",
    "servers/12345/",
    putBody,
    (client) =>
      client.replaceSettings("12345", {
        name: putBody.name,
        hostname: putBody.hostname,
        backupsEnabled: putBody.backups_enabled,
      }),
  ],
  [
    "call 5",
    "PATCH",
    "servers/12345/",
    patchBody,
    (client) => client.changeSettings("12345", { name: patchBody.name }),
  ],
  ["call 6", "DELETE", "servers/12345/", undefined, (client) => client.deleteServer("12345")],
  ["call 7", "POST", "servers/12345/start/", undefined, (client) => client.power("12345", "start")],
  ["call 8", "POST", "servers/12345/stop/", undefined, (client) => client.power("12345", "stop")],
  [
    "call 9",
    "POST",
    "servers/12345/reboot/",
    undefined,
    (client) => client.power("12345", "reboot"),
  ],
  ["account/me", "GET", "account/me/", undefined, (client) => client.whoAmI()],
];

describe("A request of the client", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  for (const [name, method, path, body, run] of calls) {
    it(`is the document's: ${name}, ${method} ${path}`, async () => {
      simulator.setServer(12345, { status: path.endsWith("start/") ? "stopped" : "active" });
      await run(testClient(simulator.apiUrl).client);
      assert.equal(simulator.requests.length, 1);
      const [request] = simulator.requests;
      assert.equal(request?.method, method);
      assert.equal(request.path, `/api/v1/${path}`);
      assert.equal(request.headers.authorization, "Bearer vps_test_token_0123456789");
      assert.equal(request.headers["content-type"], "application/json");
      assert.equal(request.headers["user-agent"], "vps-servers/1.2.3");
      assert.equal(request.body, body === undefined ? "" : JSON.stringify(body));
    });
  }

  it("with one changed setting carries that one alone", async () => {
    const { client } = testClient(simulator.apiUrl);
    await client.changeSettings("12345", { backupsEnabled: false });
    await client.changeSettings("12345", { hostname: "db.example.com" });
    assert.deepEqual(
      simulator.requests.map(({ body }) => JSON.parse(body) as unknown),
      [{ backups_enabled: false }, { hostname: "db.example.com" }],
    );
  });

  it("gives an id back as it came, UUIDs too", async () => {
    const world = await startSimulator({ ids: "uuid" });
    const { client } = testClient(world.apiUrl);
    const [server] = (await client.listServers()).servers;
    const id = server?.id ?? "";
    assert.match(id, /^[\da-f-]{36}$/);
    assert.equal((await client.getServer(id)).id, id);
    assert.equal(await client.power(id, "stop"), "stopping");
    assert.equal(world.requests.at(-1)?.path, `/api/v1/servers/${id}/stop/`);
    await world.close();
  });

  it("goes below the path of the API's address", async () => {
    const { client } = testClient(simulator.apiUrl.replace("/api/v1/", "/elsewhere/api/"));
    await client.listServers().catch(() => undefined);
    assert.equal(simulator.requests[0]?.path, "/elsewhere/api/servers/");
  });
});
