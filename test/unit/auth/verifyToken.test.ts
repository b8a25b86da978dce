import assert from "node:assert/strict";
import { verifyToken } from "../../../src/auth/verifyToken";
import { problemFrom } from "../../fakes/rejection";
import { testClient } from "../../fakes/testClient";
import { startSimulator, type Simulator } from "../../simulator/simulator";

const nameless = '{"account": {}, "token": {"name": "Laptop"}}';

describe("A token that is verified", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  const paths = () => simulator.requests.map(({ path }) => path.replace("/api/v1/", ""));
  const verify = (token?: string) =>
    verifyToken(testClient(simulator.apiUrl, token === undefined ? {} : { token }).client);

  function answerAccount(status: number): void {
    const match = { path: "account/me/" };
    simulator.faults.add({ match, times: Infinity, fault: { kind: "status", status } });
  }

  it("has the e-mail address of its account, by one request", async () => {
    assert.deepEqual(await verify(), { email: "ada@example.com", tokenName: "Laptop" });
    assert.deepEqual(paths(), ["account/me/"]);
  });

  it("comes with what it shows where the e-mail address is not enough", async () => {
    const { client } = testClient(simulator.apiUrl);
    const { email, list } = await verifyToken(client, { isEmailEnough: false });
    assert.equal(email, "ada@example.com");
    assert.equal(list?.servers.length, 2);
  });

  it("has its own name and what it shows if there is no e-mail address", async () => {
    simulator.faults.add({ fault: { kind: "rawBody", text: nameless } });
    const { list, ...owner } = await verify();
    assert.deepEqual(owner, { email: undefined, tokenName: "Laptop" });
    assert.equal(list?.servers.length, 2);
  });

  it("is verified by its name alone if its list fails", async () => {
    simulator.faults.add({
      match: { path: "account/me/" },
      fault: { kind: "rawBody", text: nameless },
    });
    simulator.faults.add({ match: { path: "servers/" }, fault: { kind: "status", status: 403 } });
    assert.deepEqual(await verify(), { email: undefined, tokenName: "Laptop", list: undefined });
  });

  for (const status of [403, 404]) {
    it(`has no name, and is proved by the list, if the API answers ${status}`, async () => {
      answerAccount(status);
      const { list, ...owner } = await verify();
      assert.deepEqual(owner, { email: undefined, tokenName: undefined });
      assert.deepEqual(
        list?.servers.map(({ name }) => name),
        simulator.servers.map(({ name }) => name),
      );
      assert.deepEqual(paths(), ["account/me/", "servers/"]);
    });
  }

  it("is not verified if the list refuses it too", async () => {
    answerAccount(403);
    const problem = await problemFrom(verify("vps_wrong_token_0123"));
    assert.deepEqual(problem, { kind: "unauthorized" });
  });

  it("is not verified, nor tried again, if the API does not accept it", async () => {
    assert.deepEqual(await problemFrom(verify("vps_wrong_token_0123")), { kind: "unauthorized" });
    assert.deepEqual(paths(), ["account/me/"]);
  });

  it("is not verified by a web page or a server at fault", async () => {
    simulator.faults.add({ fault: { kind: "rawBody", text: "<h1>Hotel</h1>" } });
    assert.equal((await problemFrom(verify())).kind, "badAnswer");
    answerAccount(500);
    assert.equal((await problemFrom(verify())).kind, "serverError");
    assert.ok(!paths().includes("servers/"));
  });

  it("is not verified by a success that says no", async () => {
    const text = '{"status": "error", "message": "Invalid token"}';
    simulator.faults.add({ fault: { kind: "rawBody", text } });
    assert.deepEqual(await problemFrom(verify()), {
      kind: "invalid",
      fields: [],
      detail: "Invalid token",
    });
  });

  it("is not verified when the user cancels", async () => {
    const { client } = testClient(simulator.apiUrl);
    const problem = await problemFrom(verifyToken(client, { signal: AbortSignal.abort() }));
    assert.deepEqual(problem, { kind: "cancelled" });
  });
});
