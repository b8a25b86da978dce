import assert from "node:assert/strict";
import { lostRow } from "../../../src/commands/choice/lostRow";
import { onSeenServer } from "../../../src/commands/choice/onSeenServer";
import { serverKey, type ServerRef } from "../../../src/core/servers/server";
import { Deferred } from "../../fakes/deferred";
import { FakeSource } from "../../fakes/fakeSource";
import { anAccount, aServer } from "../../fakes/samples";
import { testFleet, type TestFleet } from "../../fakes/testFleet";

const one = { accountKey: "ada", serverId: "1" };
const two = { accountKey: "ada", serverId: "2" };

describe("A command that is called without a row", () => {
  let fleet: TestFleet;
  let active: ServerRef | undefined;
  let ready: Deferred<boolean>;
  let handled: unknown[];

  beforeEach(() => {
    const source = new FakeSource(aServer("1"), aServer("2"));
    fleet = testFleet({ apiOf: () => source });
    fleet.store.setAccounts([]);
    active = one;
    ready = new Deferred();
    handled = [];
  });

  const call = (clicked?: unknown) =>
    onSeenServer(
      (meant) => {
        handled.push(meant);
      },
      { store: fleet.store, activeServer: () => active, ready: () => ready.promise },
    )(clicked);

  async function signIn(): Promise<void> {
    fleet.store.setAccounts([anAccount("ada")]);
    await fleet.refresher.refreshAll();
  }

  it("means the server in front also if the title of its editor called it", async () => {
    await signIn();
    await call({ scheme: "webview-panel", path: "webview-panel/webview-vps.server-1" });
    assert.deepEqual(handled, [serverKey(one)]);
  });

  it("waits for nothing where the server in front of the user is known", async () => {
    await signIn();
    await call();
    assert.deepEqual(handled, [serverKey(one)]);
  });

  it("means the server that was in front when it was called, not the one that is when it begins", async () => {
    const running = call();
    active = two;
    await signIn();
    ready.resolve(true);
    await running;
    assert.deepEqual(handled, [serverKey(one)]);
  });

  it("asks for a server if none was in front, whatever has come there since", async () => {
    active = undefined;
    const running = call();
    active = two;
    await signIn();
    ready.resolve(true);
    await running;
    assert.deepEqual(handled, [undefined]);
  });

  it("asks for a server if the one in front is of an account that is signed out", async () => {
    const running = call();
    ready.resolve(true);
    await running;
    assert.deepEqual(handled, [undefined]);
  });

  it("is not run by a second call while it waits", async () => {
    const running = call();
    ready.resolve(false);
    await running;
    assert.deepEqual(handled, []);
  });

  it("never takes the server in front for a row that has gone from under the mouse", async () => {
    await signIn();
    await call(lostRow);
    assert.deepEqual(handled, [lostRow]);
  });

  it("takes an ID as it is", async () => {
    await signIn();
    await call(serverKey(two));
    assert.deepEqual(handled, [serverKey(two)]);
  });
});
