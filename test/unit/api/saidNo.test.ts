import assert from "node:assert/strict";
import { outcomeOf } from "../../../src/core/base/problemError";
import { aRequest } from "../../fakes/requests";
import { rejectionOf } from "../../fakes/rejection";
import { testClient } from "../../fakes/testClient";
import { startSimulator, type Simulator } from "../../simulator/simulator";

describe("A no with a status of success", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  type Client = ReturnType<typeof testClient>["client"];

  const writes: readonly (readonly [string, (client: Client) => Promise<unknown>])[] = [
    ["power action", (client) => client.power("12345", "stop")],
    ["deletion", (client) => client.deleteServer("12345")],
    ["change", (client) => client.changeSettings("12345", { name: "web-02" })],
    ["create", (client) => client.createServer(aRequest())],
  ];

  const answer = (body: unknown) => {
    simulator.faults.add({ fault: { kind: "status", status: 200, body } });
    return testClient(simulator.apiUrl).client;
  };

  for (const body of [
    { status: "error", message: "Server is locked" },
    { success: false, message: "Server is locked" },
    { ok: false, detail: "Server is locked" },
    { error: "Server is locked" },
    { error: { code: 7, message: "Server is locked" } },
  ]) {
    for (const [what, write] of writes) {
      it(`leaves open what became of a ${what}: ${JSON.stringify(body)}`, async () => {
        const problem = await rejectionOf(write(answer(body)));
        assert.equal(outcomeOf(problem), "unknown");
        assert.equal(problem.kind === "invalid" && problem.detail, "Server is locked");
        assert.equal(simulator.requests.length, 1);
      });
    }
  }

  it("is none where a server is in that state, or all is well", async () => {
    const failed = { id: 12345, name: "web-server-01", status: "error", error: "disk" };
    await answer(failed).changeSettings("12345", { name: "web-server-01" });
    await answer({ status: "success", error: null }).deleteServer("12345");
    await answer({ success: true, errors: [] }).deleteServer("12345");
    assert.equal(
      await answer({ status: "success", server: failed }).power("12345", "stop"),
      "error",
    );
  });
});
