import assert from "node:assert/strict";
import { createSecureContext } from "node:tls";
import { problemFrom } from "../../fakes/rejection";
import { testClient } from "../../fakes/testClient";
import { trustAuthority } from "../../fakes/trustAuthority";
import { CertificateAuthority, selfSigned, type Certificate } from "../../simulator/certificates";
import { startSimulator, type Simulator } from "../../simulator/simulator";

describe("A certificate of the simulator", () => {
  it("can be read, whatever its length", () => {
    for (let count = 0; count < 100; count += 1) {
      createSecureContext(new CertificateAuthority().issue({ hosts: [`h${"o".repeat(count)}st`] }));
    }
  });
});

describe("The simulator with TLS", () => {
  const authority = new CertificateAuthority();
  let simulator: Simulator;
  let distrust: () => void;

  before(() => {
    distrust = trustAuthority(authority.cert);
  });

  after(() => {
    distrust();
  });

  afterEach(() => simulator.close());

  async function start(tls: Certificate) {
    simulator = await startSimulator({ tls });
    return testClient(simulator.apiUrl).client;
  }

  it("answers whoever trusts its authority", async () => {
    const client = await start(authority.issue());
    assert.equal((await client.listServers()).servers.length, 2);
  });

  const refused: readonly (readonly [string, Certificate, string])[] = [
    ["vouches for itself", selfSigned(), "DEPTH_ZERO_SELF_SIGNED_CERT"],
    ["has expired", authority.issue({ expired: true }), "CERT_HAS_EXPIRED"],
    [
      "belongs to another host",
      authority.issue({ hosts: ["other.example"] }),
      "ERR_TLS_CERT_ALTNAME_INVALID",
    ],
    [
      "comes from an authority that nobody knows",
      new CertificateAuthority().issue(),
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    ],
  ];

  for (const [what, certificate, code] of refused) {
    it(`gets no request, and so no token, where its certificate ${what}`, async () => {
      const client = await start(certificate);
      const { host } = new URL(simulator.apiUrl);
      const problem = await problemFrom(client.deleteServer("12345"));
      assert.deepEqual(problem, { kind: "certificate", host, code });
      assert.equal(simulator.requests.length, 0);
    });
  }
});
