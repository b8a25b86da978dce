import assert from "node:assert/strict";
import { aServer } from "../../fakes/samples";
import type { Happening } from "../../world/base/history";
import { ownWrites } from "../../world/judge/ownWrites";
import { heard, toldEvidence, type Told } from "./toldEvidence";

const window = "w1.1";
const host = "api.vps.test";
const token = "vps_ada";

describe("The judge of a window that reads its own writes", () => {
  function truth(status: string): Happening {
    const state = { name: "web", status, hostname: null, ip: null };
    return { kind: "truth", host, owner: token, id: "1", state };
  }

  function shown(...rows: readonly (readonly [accountKey: string, status: string])[]): Happening {
    return {
      kind: "showed",
      window,
      rows: rows.map(([accountKey, status]) => ({
        accountKey,
        server: aServer("1", { name: "web", status }),
      })),
    };
  }

  /** The user stops the server in these rows, and the API accepts; what is found in a row shown later. */
  function found(
    refs: readonly string[],
    later: Happening,
    atMs = 1_000,
    ...meanwhile: readonly Happening[]
  ): readonly string[] {
    const evidence = toldEvidence(
      [0, truth("active")],
      [0, { kind: "meant", window, verb: "stop", refs, name: "web" }],
      [
        0,
        {
          kind: "sent",
          window,
          request: 1,
          method: "POST",
          url: `https://${host}/api/v1/servers/1/stop/`,
          token,
          body: "",
          fate: "good",
        },
      ],
      [50, truth("stopping")],
      [50, { kind: "did", request: 1, status: 200, hasActed: true, serverId: "1", isAgain: false }],
      ...meanwhile.map((one): Told => [60, one]),
      [100, heard(window, 1)],
      [atMs, later],
    );
    return ownWrites(evidence).map(({ text }) => text);
  }

  const broken = ['web shows "active" after stop was accepted'];
  const old = shown(["first", "active"]);

  it("finds a row that shows what was before, as long as the change is believed", () => {
    assert.deepEqual(found(["first/1"], old), broken);
    assert.deepEqual(found(["first/1"], old, 20_100), broken);
    assert.deepEqual(found(["first/1"], old, 20_101), []);
    assert.deepEqual(found(["first/1"], shown(["first", "stopping"])), []);
  });

  it("leaves alone an account that was out of sight then, and is shown as it was kept", () => {
    assert.deepEqual(found(["first/1"], old, 1_000, shown(["first", "stopping"])), broken);
    assert.deepEqual(found(["first/1"], old, 1_000, shown()), []);
  });

  describe("where a token is signed in twice", () => {
    it("finds it beside the other account's row too", () => {
      assert.deepEqual(
        found(["first/1"], shown(["first", "active"], ["second", "active"])),
        broken,
      );
    });

    it("leaves alone the other account's row, even if it is the only one that is left", () => {
      assert.deepEqual(found(["second/1"], old), []);
    });

    it("knows of none of two rows whose write it was if the user meant both", () => {
      assert.deepEqual(found(["first/1", "second/1"], old), []);
    });
  });
});
