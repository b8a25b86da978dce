import assert from "node:assert/strict";
import { AccountClients } from "../../../src/auth/accountClients";
import { Paces } from "../../../src/core/refresh/accountPace";
import type { Account } from "../../../src/core/servers/account";
import { FakeClock } from "../../fakes/fakeClock";
import { problemFrom } from "../../fakes/rejection";
import { RecordingLogger } from "../../fakes/recordingLogger";
import { anAccount } from "../../fakes/samples";
import { defaultAccount } from "../../simulator/accountRecords";
import { startSimulator, type Simulator } from "../../simulator/simulator";
import { until } from "./until";

describe("A client whose read waits for a retry", () => {
  let simulator: Simulator;
  let clock: FakeClock;
  let accounts: readonly Account[];
  let token: string | undefined;
  let clients: AccountClients;

  beforeEach(async () => {
    simulator = await startSimulator();
    simulator.faults.add({ times: Infinity, fault: { kind: "status", status: 503 } });
    clock = new FakeClock();
    accounts = [anAccount("ada", { apiUrl: simulator.apiUrl })];
    token = defaultAccount.token;
    const paces = new Paces(clock);
    clients = new AccountClients(
      { list: () => accounts, tokenOf: () => token },
      {
        userAgent: "vps-servers/1.2.3",
        timeoutMs: () => 5_000,
        clock,
        logger: new RecordingLogger(),
        random: () => 0.5,
        paceOf: (key) => paces.of(key),
      },
    );
  });

  afterEach(() => simulator.close());

  /** The list, refused once, with its next try in half a second. */
  async function askedForList() {
    return (await problemFrom(clients.of("ada")?.listServers() ?? Promise.resolve())).kind;
  }

  it("asks again while nothing has changed", async () => {
    const asked = askedForList();
    await until(() => clock.waitsMs.length === 1);
    await clock.advance(500);
    await until(() => simulator.requests.length === 2 && clock.waitsMs.length === 1);
    await clock.advance(1_000);
    assert.equal(await asked, "serverError");
    assert.equal(simulator.requests.length, 3);
    assert.deepEqual(clock.waitsMs, []);
  });

  const ends: readonly (readonly [string, () => void])[] = [
    ["its account has signed out", () => (accounts = [])],
    ["its account has another token", () => (token = "vps_another_token_42")],
    [
      "its account is one of another API now",
      () => (accounts = [anAccount("ada", { apiUrl: "https://other.example/api/v1/" })]),
    ],
  ];
  for (const [when, end] of ends) {
    it(`sends nothing more once ${when}`, async () => {
      const asked = askedForList();
      await until(() => clock.waitsMs.length === 1);
      end();
      await clock.advance(500);
      assert.equal(await asked, "cancelled");
      assert.equal(simulator.requests.length, 1);
    });
  }

  it("leaves neither a request nor a timer behind when the window closes", async () => {
    const asked = askedForList();
    await until(() => clock.waitsMs.length === 1);
    clients.dispose();
    assert.equal(await asked, "cancelled");
    assert.deepEqual(clock.waitsMs, []);
    await clock.advance(60_000);
    assert.equal(simulator.requests.length, 1);
  });

  it("sends nothing at all after the window has closed", async () => {
    const client = clients.of("ada");
    clients.dispose();
    for (const attempt of [client?.listServers(), client?.deleteServer("12345")]) {
      assert.equal((await problemFrom(attempt ?? Promise.resolve())).kind, "cancelled");
    }
    assert.equal(simulator.requests.length, 0);
  });
});
