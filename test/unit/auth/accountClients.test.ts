import assert from "node:assert/strict";
import { AccountClients } from "../../../src/auth/accountClients";
import { Paces } from "../../../src/core/refresh/accountPace";
import type { Account } from "../../../src/core/servers/account";
import { InstantClock } from "../../fakes/instantClock";
import { RecordingLogger } from "../../fakes/recordingLogger";
import { anAccount } from "../../fakes/samples";
import { defaultAccount } from "../../simulator/accountRecords";
import { startSimulator, type Simulator } from "../../simulator/simulator";

describe("The clients of the accounts", () => {
  let here: Simulator;
  let there: Simulator;
  let accounts: Account[];
  let tokens: Map<string, string>;
  let clients: AccountClients;
  let paces: Paces;

  beforeEach(async () => {
    here = await startSimulator();
    there = await startSimulator();
    accounts = [
      anAccount("ada", { apiUrl: here.apiUrl }),
      anAccount("bob", { apiUrl: there.apiUrl }),
    ];
    tokens = new Map([
      ["ada", defaultAccount.token],
      ["bob", "vps_bob_token_0123456789"],
    ]);
    const clock = new InstantClock();
    paces = new Paces(clock);
    clients = new AccountClients(
      { list: () => accounts, tokenOf: (key) => tokens.get(key) },
      {
        userAgent: "vps-servers/1.2.3",
        timeoutMs: () => 5_000,
        clock,
        logger: new RecordingLogger(),
        random: () => 0,
        paceOf: (key) => paces.of(key),
      },
    );
  });

  afterEach(() => Promise.all([here.close(), there.close()]));

  const sent = ({ requests }: Simulator) =>
    requests.map(({ headers }) => headers.authorization ?? "");

  it("send each token to its own API and nowhere else", async () => {
    await clients.of("ada")?.listServers();
    await clients
      .of("bob")
      ?.listServers()
      .catch(() => undefined);
    assert.deepEqual(sent(here), [`Bearer ${defaultAccount.token}`]);
    assert.deepEqual(sent(there), ["Bearer vps_bob_token_0123456789"]);
  });

  it("are the same for as long as the account is", () => {
    assert.ok(clients.of("ada"));
    assert.equal(clients.of("ada"), clients.of("ada"));
    assert.notEqual(clients.of("ada"), clients.of("bob"));
  });

  it("send the new token once the account has one", async () => {
    await clients.of("ada")?.listServers();
    tokens.set("ada", "vps_new_token_0123456789");
    await clients
      .of("ada")
      ?.listServers()
      .catch(() => undefined);
    assert.equal(sent(here).at(-1), "Bearer vps_new_token_0123456789");
  });

  it("are none for an account that is signed out, of another API or unknown", () => {
    clients.of("ada");
    tokens.delete("ada");
    assert.equal(clients.of("ada"), undefined);
    accounts = [];
    assert.equal(clients.of("bob"), undefined);
    assert.equal(clients.of("eve"), undefined);
  });

  it("can be created for a token that has no account yet", async () => {
    const client = clients.create(here.apiUrl, defaultAccount.token);
    assert.equal((await client.whoAmI()).email, defaultAccount.email);
  });

  describe("that verify a token", () => {
    async function pausedBy(token: string): Promise<void> {
      const headers = { "Retry-After": "600" };
      here.faults.add({ fault: { kind: "status", status: 429, headers } });
      await assert.rejects(clients.create(here.apiUrl, token).whoAmI());
    }
    const isPaused = (key: string) => paces.of(key).pauseLeftMs() > 0;

    it("hear of a pause for the account that has the token already", async () => {
      await pausedBy(defaultAccount.token);
      assert.deepEqual(["ada", "bob", here.apiUrl].filter(isPaused), ["ada"]);
    });

    it("hear of it for no account if none has the token", async () => {
      await pausedBy("vps_new_token_0123456789");
      assert.deepEqual(["ada", "bob", here.apiUrl].filter(isPaused), [here.apiUrl]);
    });
  });
});
