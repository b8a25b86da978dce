import assert from "node:assert/strict";
import type { Problem } from "../../../../src/core/base/problem";
import { ProblemError } from "../../../../src/core/base/problemError";
import type { ServerEdits } from "../../../../src/core/changes/serverEdits";
import type { ServerRefresher } from "../../../../src/core/refresh/serverRefresher";
import type { ServerDetails } from "../../../../src/core/servers/server";
import type { ServerStore } from "../../../../src/core/servers/serverStore";
import { Deferred } from "../../../fakes/deferred";
import { FakeSource } from "../../../fakes/fakeSource";
import { aServer } from "../../../fakes/samples";
import { settled } from "../../../fakes/settled";
import { testClient } from "../../../fakes/testClient";
import { testFleet } from "../../../fakes/testFleet";
import { withEvidence } from "../../../fakes/withEvidence";
import patchBody from "../../../fixtures/api/patchBody.json";
import putBody from "../../../fixtures/api/putBody.json";
import { startSimulator } from "../../../simulator/simulator";

const ref = { accountKey: "ada", serverId: "1" };
const timeout: Problem = withEvidence({ kind: "timeout", host: "admin.vps.org", afterMs: 30_000 });

describe("A change of a server", () => {
  let store: ServerStore;
  let source: FakeSource;
  let edits: ServerEdits;
  let refresher: ServerRefresher;

  beforeEach(async () => {
    source = new FakeSource(aServer("1", { backupsEnabled: false }));
    ({ store, refresher, edits } = testFleet({
      apiOf: (key) => (key === "ada" ? source : undefined),
    }));
    await refresher.refreshAll();
    source.asked.length = 0;
  });

  const isWrite = (one: string) => /^(put|patch) /.test(one);
  const sent = () => source.asked.filter(isWrite);
  const asked = () => source.asked.filter((one) => !isWrite(one));
  const shown = () => {
    const server = store.find(ref)?.server;
    return `${server?.name ?? ""} ${server?.hostname ?? ""}`;
  };
  const details = (read: ServerDetails | string) => (typeof read === "string" ? read : read.name);
  const failWith = (problem: Problem) => {
    source.answerChange = () => Promise.reject(new ProblemError(problem));
  };

  it("of all three settings together is a PUT", async () => {
    await edits.change(ref, { name: "web", hostname: "web.example.com", backupsEnabled: true });
    assert.deepEqual(sent(), [
      'put 1 {"name":"web","hostname":"web.example.com","backupsEnabled":true}',
    ]);
  });

  it("of some is a PATCH with those alone", async () => {
    await edits.change(ref, { name: "web" });
    await edits.change(ref, { hostname: "web.example.com", backupsEnabled: false });
    assert.deepEqual(sent(), [
      'patch 1 {"name":"web"}',
      'patch 1 {"hostname":"web.example.com","backupsEnabled":false}',
    ]);
  });

  it("shows at once and stays when the API agrees", async () => {
    const answer = new Deferred<undefined>();
    source.answerChange = () => answer.promise;
    const running = edits.change(ref, { name: "web" });
    await settled();
    assert.equal(shown(), "web server-1.example.com");
    answer.resolve(undefined);
    assert.deepEqual(await running, { kind: "changed" });
    assert.equal(shown(), "web server-1.example.com");
  });

  it("outlives a list that was answered before it", async () => {
    await edits.change(ref, { name: "web" });
    await refresher.refreshAll();
    assert.equal(shown(), "web server-1.example.com");
  });

  const refusals: readonly Problem[] = [
    { kind: "invalid", fields: [{ field: "name", message: "Taken." }], detail: undefined },
    { kind: "unauthorized" },
    { kind: "forbidden", detail: undefined },
    { kind: "conflict", detail: undefined },
    { kind: "rateLimited", retryAfterMs: undefined },
  ];
  for (const problem of refusals.map(withEvidence)) {
    it(`goes back with the reason when the API refuses: ${problem.kind}`, async () => {
      failWith(problem);
      const outcome = await edits.change(ref, { name: "web", hostname: "web.example.com" });
      assert.deepEqual(outcome, { kind: "failed", problem });
      assert.equal(shown(), "server-1 server-1.example.com");
      assert.deepEqual(asked(), []);
      assert.equal(sent().length, 1);
    });
  }

  it("of a server that is gone takes it out of the list", async () => {
    failWith(withEvidence({ kind: "notFound", detail: undefined }));
    source.servers = [];
    const outcome = await edits.change(ref, { name: "web" });
    assert.equal(outcome.kind, "failed");
    assert.equal(store.find(ref), undefined);
  });

  it("without an answer was made where the server shows it", async () => {
    failWith(timeout);
    source.servers = [aServer("1", { name: "web", backupsEnabled: true })];
    const outcome = await edits.change(ref, { name: "web", backupsEnabled: true });
    assert.deepEqual(outcome, { kind: "changed" });
    assert.equal(shown(), "web server-1.example.com");
    assert.deepEqual(asked(), ["get 1"]);
    assert.equal(sent().length, 1);
  });

  it("without an answer is not known where the server does not show all of it", async () => {
    failWith(timeout);
    source.servers = [aServer("1", { name: "web", backupsEnabled: undefined })];
    const outcome = await edits.change(ref, { name: "web", backupsEnabled: true });
    assert.deepEqual(outcome, { kind: "unknown", problem: timeout });
    assert.equal(sent().length, 1);
  });

  it("without an answer goes back where the server cannot be asked either", async () => {
    failWith(timeout);
    source.answerGet = () => Promise.reject(new ProblemError(timeout));
    const outcome = await edits.change(ref, { name: "web" });
    assert.deepEqual(outcome, { kind: "unknown", problem: timeout });
    assert.equal(shown(), "server-1 server-1.example.com");
  });

  it("is not sent for an account that has signed out, nor for a server nobody knows", async () => {
    const signedOut = await edits.change({ accountKey: "eve", serverId: "1" }, { name: "web" });
    assert.deepEqual(signedOut, { kind: "failed", problem: { kind: "unauthorized" } });
    const nobody = await edits.change({ accountKey: "ada", serverId: "9" }, { name: "web" });
    assert.ok(nobody.kind === "failed" && nobody.problem.kind === "notFound");
    assert.deepEqual(sent(), []);
  });

  it("begins with what the server is like, or with why that can't be known", async () => {
    assert.equal(details(await edits.read(ref)), "server-1");
    source.answerGet = () =>
      Promise.reject(new ProblemError(withEvidence({ kind: "notFound", detail: undefined })));
    assert.equal(details(await edits.read(ref)), "gone");
    assert.equal(details(await edits.read({ accountKey: "eve", serverId: "1" })), "signedOut");
  });

  it("begins with what was just changed, whatever a copy that lags behind still says", async () => {
    await edits.change(ref, { name: "web", hostname: "web.example.com" });
    const read = await edits.read(ref);
    assert.ok(typeof read === "object");
    assert.deepEqual([read.name, read.hostname], ["web", "web.example.com"]);
    assert.equal(shown(), "web web.example.com");
  });

  it("does not take a server for gone whose account has signed out meanwhile", async () => {
    const answer = new Deferred<ServerDetails>();
    source.answerGet = () => answer.promise;
    const reading = edits.read(ref);
    await settled();
    store.setAccounts([]);
    answer.reject(new ProblemError(withEvidence({ kind: "notFound", detail: undefined })));
    assert.equal(await reading, "signedOut");
  });

  it("that takes the hostname away is made, whether the server shows none or an empty one", async () => {
    for (const hostname of ["", undefined]) {
      failWith(timeout);
      source.servers = [aServer("1", { hostname })];
      assert.deepEqual(await edits.change(ref, { hostname: "" }), { kind: "changed" });
      assert.equal(store.find(ref)?.server.hostname ?? "", "");
    }
  });

  it("goes back and lets a fault of the program through", async () => {
    source.answerChange = () => Promise.reject(new TypeError("fault"));
    await assert.rejects(edits.change(ref, { name: "web" }), TypeError);
    assert.equal(shown(), "server-1 server-1.example.com");
  });

  it("sends the document's bodies", async () => {
    const simulator = await startSimulator();
    const { client, clock } = testClient(simulator.apiUrl);
    const fleet = testFleet({ apiOf: () => client, clock });
    await fleet.refresher.refreshAll();
    const overTheWire = fleet.edits;
    const server = { accountKey: "ada", serverId: "12345" };
    simulator.clearRequests();
    await overTheWire.change(server, {
      name: putBody.name,
      hostname: putBody.hostname,
      backupsEnabled: putBody.backups_enabled,
    });
    await overTheWire.change(server, { name: patchBody.name });
    assert.deepEqual(
      simulator.requests.map(({ method, path, body }) => [
        method,
        path,
        JSON.parse(body) as unknown,
      ]),
      [
        ["PUT", "/api/v1/servers/12345/", putBody],
        ["PATCH", "/api/v1/servers/12345/", patchBody],
      ],
    );
    assert.equal(simulator.servers[0]?.name, patchBody.name);
    await simulator.close();
  });
});
