import assert from "node:assert/strict";
import { documentServers } from "../../simulator/documentServers";
import { startSimulator, type Simulator } from "../../simulator/simulator";
import { defaultAccount } from "../../simulator/accountRecords";

describe("A simulator that starts over", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  it("has another world at the same address, without faults and requests of before", async () => {
    const [server] = documentServers;
    assert.ok(server);
    simulator.faults.add({ times: Infinity, fault: { kind: "status", status: 500 } });
    assert.equal((await list()).status, 500);
    simulator.startOver({ servers: [{ ...server, name: "other" }] });
    assert.deepEqual(simulator.requests, []);
    const response = await list();
    assert.equal(response.status, 200);
    assert.match(await response.text(), /"name":"other"/);
    simulator.removeServer(server.id);
    assert.deepEqual(simulator.servers, []);
  });

  const list = () =>
    fetch(`${simulator.apiUrl}servers/`, {
      headers: {
        Authorization: `Bearer ${defaultAccount.token}`,
        "Content-Type": "application/json",
      },
    });
});
