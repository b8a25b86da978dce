import assert from "node:assert/strict";
import { workspace } from "vscode";
import type { Problem } from "../../src/core/base/problem";
import { outcomeOf } from "../../src/core/base/problemError";
import { describeProblem } from "../../src/ui/describeProblem";
import { problemFrom, rejectionOf } from "../fakes/rejection";
import { testClient } from "../fakes/testClient";
import { trustAuthority } from "../fakes/trustAuthority";
import { defaultAccount } from "../simulator/accountRecords";
import { startBrokenRelay } from "../simulator/brokenRelay";
import { CertificateAuthority } from "../simulator/certificates";
import { startClosedProxy, type ClosedProxy } from "../simulator/closedProxy";
import { startOpenProxy, type OpenProxy } from "../simulator/openProxy";
import { startSimulator, type Simulator } from "../simulator/simulator";
import { freePort } from "../vscode/freePort";

const host = "api.invalid";
const apiUrl = `https://${host}/api/v1/`;
const reboot = () => testClient(apiUrl).client.power("12345", "reboot");

const useProxy = (url: string | undefined) =>
  workspace.getConfiguration("http").update("proxy", url, true);

/** Node tells of a request before it has a connection from this version on. */
const knowsUnconnected = Number(process.versions.node.split(".")[0]) >= 24;

after(() => useProxy(undefined));

describe("A proxy that asks for a sign-in", () => {
  let proxy: ClosedProxy;

  before(async () => {
    proxy = await startClosedProxy();
    await useProxy(proxy.url);
  });

  after(() => proxy.close());

  it("is named for what it is, and sees no token", async () => {
    const { client } = testClient(apiUrl);
    const problem = await problemFrom(client.listServers());
    assert.deepEqual(problem, { kind: "proxy", host });
    assert.equal(
      describeProblem(problem),
      `The proxy between VS Code and ${host} requires authentication. Check the proxy settings in VS Code.`,
    );
    assert.deepEqual(proxy.asked, [`CONNECT ${host}:443`]);
    assert.deepEqual(proxy.authorizations, [""]);
  });

  it("proves that a write was not sent", async () => {
    assert.equal(outcomeOf(await rejectionOf(reboot())), "notSent");
  });
});

describe("The API behind a proxy of the settings, with a certificate of an own authority", () => {
  const authority = new CertificateAuthority();
  const certificate = authority.issue({ hosts: [host, "localhost"] });
  let simulator: Simulator;
  let proxy: OpenProxy;
  let distrust: () => void;

  before(async () => {
    distrust = trustAuthority(authority.cert);
    simulator = await startSimulator({ tls: certificate });
  });

  after(async () => {
    distrust();
    await simulator.close();
  });

  afterEach(async () => {
    await proxy.close();
    simulator.faults.clear();
    simulator.setServer(12345, { status: "active" });
  });

  async function behind(url: string, options: { asksForPassword?: boolean } = {}) {
    proxy = await startOpenProxy(Number(new URL(url).port), options);
    await useProxy(proxy.url);
  }

  for (const asksForPassword of [false, true]) {
    it(`is read and written ${asksForPassword ? "with the proxy's password" : "without a password"}`, async () => {
      await behind(simulator.apiUrl, { asksForPassword });
      const { client } = testClient(apiUrl);
      assert.equal((await client.listServers()).servers.length, 2);
      assert.equal(await reboot(), "rebooting");
      assert.deepEqual(proxy.passed, [`CONNECT ${host}:443`, `CONNECT ${host}:443`]);
      assert.ok(!proxy.seen().includes(defaultAccount.token));
    });
  }

  it("refuses a write with a word of its own", async () => {
    await behind(simulator.apiUrl);
    const fault = { kind: "status", status: 409, body: { detail: "Busy." } } as const;
    simulator.faults.add({ fault });
    assert.equal(outcomeOf(await rejectionOf(reboot())), "refused");
  });

  it("leaves open what became of a write whose answer is lost", async () => {
    await behind(simulator.apiUrl);
    simulator.faults.add({ fault: { kind: "reset", when: "afterActing" } });
    assert.equal(outcomeOf(await rejectionOf(reboot())), "unknown");
  });

  for (const breakage of ["badRecord", "plainText"] as const) {
    it(`leaves open what became of a write where TLS breaks after it was sent: ${breakage}`, async () => {
      const plain = await startSimulator();
      const relay = await startBrokenRelay(plain.apiUrl, certificate, breakage);
      await behind(relay.apiUrl);
      const problem = await rejectionOf(reboot());
      assert.equal(outcomeOf(problem), "unknown", JSON.stringify(problem));
      assert.equal(plain.requests.length, 1);
      await relay.close();
      await plain.close();
    });
  }

  it("gets no write where its certificate is that of another host", async () => {
    const other = await startSimulator({ tls: authority.issue({ hosts: ["other.example"] }) });
    await behind(other.apiUrl);
    const problem = await rejectionOf(reboot());
    assert.equal(problem.kind, "certificate");
    assert.equal(outcomeOf(problem), "notSent");
    assert.equal(other.requests.length, 0);
    await other.close();
  });

  it("that speaks no TLS is named for what it is", async () => {
    const plain = await startSimulator();
    await behind(plain.apiUrl);
    const problem = await rejectionOf(reboot());
    assert.equal(problem.kind, "notTls", JSON.stringify(problem));
    assert.equal(outcomeOf(problem), "notSent");
    await plain.close();
  });
});

describe("A proxy that leads nowhere", () => {
  const known = (problem: Problem) => {
    // Where it cannot be seen, it is not known: never the other way round.
    assert.equal(outcomeOf(problem), knowsUnconnected ? "notSent" : "unknown");
  };

  it("is named where nobody listens", async () => {
    await useProxy(`http://127.0.0.1:${String(await freePort())}`);
    const problem = await rejectionOf(reboot());
    assert.equal(problem.kind, "proxyFailed", JSON.stringify(problem));
    known(problem);
    assert.match(
      describeProblem(problem),
      /^The proxy between VS Code and api\.invalid let nothing/,
    );
  });

  it("is named where it is a plain one, and the setting says https://", async () => {
    const proxy = await startOpenProxy(1);
    await useProxy(proxy.url.replace("http:", "https:"));
    const problem = await rejectionOf(reboot());
    assert.equal(problem.kind, knowsUnconnected ? "notTls" : "proxyFailed");
    known(problem);
    await proxy.close();
  });
});
