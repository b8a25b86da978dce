import assert from "node:assert/strict";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import type { VpsClient } from "../../../src/api/vpsClient";
import { outcomeOf } from "../../../src/core/base/problemError";
import { aRequest } from "../../fakes/requests";
import { rejectionOf } from "../../fakes/rejection";
import { testClient } from "../../fakes/testClient";
import { trustAuthority } from "../../fakes/trustAuthority";
import { startBrokenRelay } from "../../simulator/brokenRelay";
import { CertificateAuthority, selfSigned } from "../../simulator/certificates";
import type { Fault } from "../../simulator/faults";
import { startSimulator, type Simulator } from "../../simulator/simulator";

const html = "<!doctype html><h1>Just a moment…</h1>";
const authority = new CertificateAuthority();

const writes: readonly (readonly [string, (client: VpsClient) => Promise<unknown>])[] = [
  ["create", (client) => client.createServer(aRequest())],
  ["PATCH", (client) => client.changeSettings("12345", { name: "a" })],
  ["DELETE", (client) => client.deleteServer("12345")],
  ["stop", (client) => client.power("12345", "stop")],
];

describe("The evidence of a write", () => {
  let simulator: Simulator;
  let distrust: () => void;

  before(() => {
    distrust = trustAuthority(authority.cert);
  });

  after(() => {
    distrust();
  });

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  const create = (apiUrl: string, timeoutMs = 5_000) =>
    rejectionOf(testClient(apiUrl, { timeoutMs }).client.createServer(aRequest()));

  for (const breakage of ["badRecord", "plainText", "close", "reset"] as const) {
    for (const [name, write] of writes) {
      it(`leaves open what became of it where TLS breaks after it was sent: ${breakage}, ${name}`, async () => {
        const relay = await startBrokenRelay(simulator.apiUrl, authority.issue(), breakage);
        try {
          const problem = await rejectionOf(write(testClient(relay.apiUrl).client));
          assert.equal(outcomeOf(problem), "unknown", JSON.stringify(problem));
          assert.notEqual(problem.kind, "certificate");
          assert.notEqual(problem.kind, "notTls");
          assert.equal(simulator.requests.length, 1);
        } finally {
          await relay.close();
        }
      });
    }
  }

  for (const [name, certificate] of [
    ["self-signed", selfSigned()],
    ["expired", authority.issue({ expired: true })],
    ["another host's", authority.issue({ hosts: ["other.example"] })],
  ] as const) {
    it(`proves that nothing was sent where the certificate is ${name}`, async () => {
      const impostor = await startSimulator({ tls: certificate });
      try {
        const problem = await create(impostor.apiUrl);
        assert.equal(problem.kind, "certificate");
        assert.equal(outcomeOf(problem), "notSent");
        assert.equal(impostor.requests.length, 0);
      } finally {
        await impostor.close();
      }
    });
  }

  it("proves that nothing was sent where nobody listens", async () => {
    await simulator.close();
    assert.equal(outcomeOf(await create(simulator.apiUrl)), "notSent");
  });

  it("proves that nothing was sent to a name that does not exist", async () => {
    const problem = await create("https://no-such-host.invalid/api/v1/");
    assert.equal(outcomeOf(problem), "notSent");
  });

  it("proves that nothing was sent to a port that speaks plain HTTP, and says what it is", async () => {
    const problem = await create(simulator.apiUrl.replace("http:", "https:"));
    assert.equal(problem.kind, "notTls");
    assert.equal(outcomeOf(problem), "notSent");
    assert.equal(simulator.requests.length, 0);
  });

  for (const [name, greeting, kind] of [
    ["an SSH server", "SSH-2.0-OpenSSH_9.6\r\n", "notTls"],
    ["a mail server", "220 mail.example ESMTP ready\r\n", "notTls"],
    ["a web server", "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n", "notTls"],
    ["a server that hangs up", "", "network"],
    ["a server that sends a TLS alert", "\u0015\u0003\u0003\u0000\u0002\u0002\u0028", "handshake"],
  ] as const) {
    it(`proves that nothing was sent to ${name}`, async () => {
      const server = createServer((socket) => {
        socket.on("error", () => undefined);
        socket.once("data", () => socket.end(Buffer.from(greeting, "latin1")));
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const { port } = server.address() as AddressInfo;
      try {
        const problem = await create(`https://localhost:${port}/api/v1/`);
        assert.equal(problem.kind, kind, JSON.stringify(problem));
        assert.equal(outcomeOf(problem), "notSent");
      } finally {
        server.close();
      }
    });
  }

  it("proves that nothing was sent where the handshake never ends", async () => {
    const server = createServer((socket) => socket.on("error", () => undefined));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const problem = await create(`https://localhost:${port}/api/v1/`, 150);
    server.close();
    assert.equal(problem.kind, "timeout");
    assert.equal(outcomeOf(problem), "notSent");
  });

  const unknown: readonly Fault[] = [
    { kind: "reset", when: "beforeReading" },
    { kind: "reset", when: "afterActing" },
    { kind: "reset", when: "midAnswer" },
    { kind: "noAnswer" },
    { kind: "headersOnly" },
    { kind: "cutOff" },
    ...[200, 201, 400, 401, 402, 403, 404, 409, 410, 429, 502].map((status): Fault => ({
      kind: "status",
      status,
      body: html,
      acts: true,
    })),
    { kind: "status", status: 500, body: { detail: "Oops." }, acts: true },
    { kind: "status", status: 408, body: { detail: "Too slow." }, acts: true },
    { kind: "status", status: 403, body: { message: "Forbidden" }, acts: true },
    { kind: "status", status: 404, acts: true },
    { kind: "redirect", location: "/", status: 302 },
  ];
  for (const fault of unknown) {
    it(`leaves open what became of it after ${JSON.stringify(fault)}`, async () => {
      simulator.faults.add({ fault });
      assert.equal(outcomeOf(await create(simulator.apiUrl, 300)), "unknown");
    });
  }

  for (const status of [400, 401, 402, 403, 404, 409, 422, 429]) {
    it(`is a refusal after the API's own ${status}`, async () => {
      simulator.faults.add({ fault: { kind: "status", status, body: { detail: "No." } } });
      assert.equal(outcomeOf(await create(simulator.apiUrl)), "refused");
    });
  }

  it("has a connection of its own, which no idle one can be", async () => {
    const { client } = testClient(simulator.apiUrl);
    await client.listServers();
    await client.power("12345", "reboot");
    assert.deepEqual(
      simulator.requests.map(({ headers }) => headers.connection),
      ["close", "close"],
    );
  });

  for (const token of ["vps_x\ny_1234567", "Bearer vps_1234567", "vps_é1234567"]) {
    it(`proves that nothing was sent with the token ${JSON.stringify(token)}`, async () => {
      const { client } = testClient(simulator.apiUrl, { token });
      const problem = await rejectionOf(client.createServer(aRequest()));
      assert.equal(problem.kind, "malformedToken");
      assert.equal(outcomeOf(problem), "notSent");
      assert.equal(simulator.requests.length, 0);
    });
  }
});
