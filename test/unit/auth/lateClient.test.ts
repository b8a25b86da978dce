import assert from "node:assert/strict";
import { lateClient, type ApiClient } from "../../../src/auth/lateClient";
import { FakeSource } from "../../fakes/fakeSource";
import { aServer } from "../../fakes/samples";

describe("A client that is loaded late", () => {
  let loads: number;
  let fault: Error | undefined;
  let client: ApiClient;

  beforeEach(() => {
    loads = 0;
    fault = undefined;
    const whoAmI = () => Promise.resolve({ email: undefined, tokenName: undefined });
    const loaded = Object.assign(new FakeSource(aServer("1")), { whoAmI });
    client = lateClient(() => {
      loads += 1;
      return fault ? Promise.reject(fault) : Promise.resolve(loaded);
    });
  });

  it("is loaded with the first request, once", async () => {
    assert.equal(loads, 0);
    await Promise.all([client.listServers(), client.getServer("1")]);
    await client.listPlans();
    assert.equal(loads, 1);
  });

  it("is loaded again by the next request where its file was being replaced", async () => {
    fault = new Error("Cannot find module './api.js'");
    await assert.rejects(client.listServers(), /Cannot find module/);
    fault = undefined;
    assert.equal((await client.listServers()).servers.length, 1);
    assert.equal(loads, 2);
  });
});
