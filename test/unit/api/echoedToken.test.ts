import assert from "node:assert/strict";
import { problemFrom } from "../../fakes/rejection";
import { testClient } from "../../fakes/testClient";
import { defaultAccount } from "../../simulator/accountRecords";
import { startSimulator, type Simulator } from "../../simulator/simulator";

describe("An error that repeats the request's headers", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  for (const status of [400, 402, 403, 404, 409]) {
    it(`does not show the token to anybody: ${status}`, async () => {
      const { token } = defaultAccount;
      const echo = `Authorization: Bearer ${token} (${btoa(token)})`;
      simulator.faults.add({
        fault: { kind: "status", status, body: { detail: echo, name: [echo], errors: [echo] } },
      });
      const { client } = testClient(simulator.apiUrl);
      const problem = JSON.stringify(await problemFrom(client.power("12345", "start")));
      assert.match(problem, /Bearer \[token\]/);
      assert.ok(!problem.includes(token) && !problem.includes(btoa(token)), problem);
    });
  }
});
