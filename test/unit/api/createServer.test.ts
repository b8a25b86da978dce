import assert from "node:assert/strict";
import type { CreateRequest } from "../../../src/core/create/createAnswers";
import { ProblemError } from "../../../src/core/base/problemError";
import createBody from "../../fixtures/api/createBody.json";
import { problemFrom } from "../../fakes/rejection";
import { testClient } from "../../fakes/testClient";
import { defaultAccount } from "../../simulator/accountRecords";
import type { Fault } from "../../simulator/faults";
import { startSimulator, type Simulator } from "../../simulator/simulator";
import { uuidOf } from "../../simulator/uuidOf";

const request: CreateRequest = {
  name: createBody.name,
  planId: String(createBody.plan_id),
  osId: String(createBody.os_id),
  location: { code: createBody.location, id: undefined },
  hostname: createBody.hostname,
  sshKeyId: undefined,
  backupsEnabled: createBody.backups_enabled,
};

const faults: readonly Fault[] = [
  ...[400, 401, 402, 403, 404, 409, 422, 429, 500, 502, 503].map((status): Fault => ({
    kind: "status",
    status,
    headers: { "Retry-After": "1" },
  })),
  { kind: "status", status: 504, acts: true },
  { kind: "redirect", location: "/api/v1/servers/", status: 307 },
  { kind: "reset", when: "beforeReading" },
  { kind: "reset", when: "beforeActing" },
  { kind: "reset", when: "afterActing" },
  { kind: "reset", when: "midAnswer" },
  { kind: "noAnswer" },
  { kind: "headersOnly" },
  { kind: "cutOff" },
  { kind: "emptyBody" },
  { kind: "rawBody", text: "<h1>Hotel</h1>" },
  { kind: "rawBody", text: "[]" },
];

describe("A create", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  const create = (changes: Partial<CreateRequest> = {}) =>
    testClient(simulator.apiUrl, { timeoutMs: 150 }).client.createServer({
      ...request,
      ...changes,
    });

  it("is the document's call 2", async () => {
    await create();
    const [sent] = simulator.requests;
    assert.equal(`${sent?.method ?? ""} ${sent?.path ?? ""}`, "POST /api/v1/servers/");
    assert.equal(sent?.headers.authorization, `Bearer ${defaultAccount.token}`);
    assert.equal(sent.headers["content-type"], "application/json");
    assert.deepEqual(JSON.parse(sent.body), createBody);
  });

  it("leaves out what nobody chose, and sends a key's id as a number", async () => {
    await create({ hostname: "", backupsEnabled: false, sshKeyId: "1" });
    const { name, plan_id, os_id, location } = createBody;
    assert.deepEqual(JSON.parse(simulator.requests[0]?.body ?? ""), {
      name,
      plan_id,
      os_id,
      location,
      ssh_key_id: 1,
    });
  });

  it("answers with the new server, on its way and without an address", async () => {
    const server = await create();
    assert.equal(server.id, "12347");
    assert.equal(server.status, "provisioning");
    assert.equal(server.ipv4, undefined);
    assert.equal(server.backupsEnabled, true);
  });

  it("of too dear a server is a matter of credit", async () => {
    await simulator.close();
    simulator = await startSimulator({ accounts: [{ ...defaultAccount, credit: 0 }] });
    const problem = await problemFrom(create());
    assert.ok(problem.kind === "paymentRequired" && problem.detail?.includes("credits"));
  });

  it("that is not valid names the fields", async () => {
    const problem = await problemFrom(create({ name: "not a name!", planId: "99" }));
    assert.ok(problem.kind === "invalid");
    assert.deepEqual(
      problem.fields.map(({ field }) => field),
      ["name", "plan_id"],
    );
  });

  it("in the world of UUIDs speaks its language", async () => {
    await simulator.close();
    simulator = await startSimulator({ ids: "uuid" });
    const server = await create({ planId: uuidOf("plan", 1), osId: uuidOf("os", 5) });
    assert.match(server.id, /^[\da-f-]{36}$/);
    assert.equal(server.status, "provisioning");
  });

  for (const fault of faults) {
    it(`is sent once whatever happens: ${JSON.stringify(fault)}`, async () => {
      simulator.faults.add({ times: Infinity, fault });
      await assert.rejects(create(), ProblemError);
      assert.equal(simulator.requests.length, 1);
      assert.ok(simulator.servers.length <= 3);
    });
  }
});
