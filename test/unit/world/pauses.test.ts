import assert from "node:assert/strict";
import { aServer } from "../../fakes/samples";
import type { Happening } from "../../world/base/history";
import { pauses } from "../../world/judge/pauses";
import { heard, toldEvidence, type Told } from "./toldEvidence";

const window = "w1.1";

describe("The judge of pauses", () => {
  function sent(request: number, path = "servers/"): Happening {
    const url = `https://api.vps.test/api/v1/${path}`;
    const [method, token, body, fate] = ["GET", "vps_ada", "", "good"];
    return { kind: "sent", window, request, method, url, token, body, fate };
  }

  function answered(request: number, status: number, pauseMs?: number): Happening {
    return heard(window, request, { status, pauseMs });
  }

  const began: Happening = { kind: "began", window, command: 1, text: "vps.servers.refresh" };
  const ended: Happening = { ...began, kind: "ended" };
  const pressed: Happening = { kind: "chose", window, text: "(presses refresh)" };

  /** How early a window asks that is asked for a pause of ten minutes, and asks after nine. */
  function found(...between: readonly Told[]): readonly string[] {
    const begin = [
      [0, sent(0)],
      [0, sent(1)],
      [0, answered(1, 429, 600_000)],
    ] as const;
    return earlyIn(...begin, ...between, [540_000, sent(9)]);
  }

  function earlyIn(...all: readonly Told[]): readonly string[] {
    const evidence = toldEvidence(...all);
    return pauses(evidence).map(({ text }) => /\d+ ms.*/.exec(text)?.[0] ?? "");
  }

  const tooEarly = ["60000 ms too early"];

  it("finds a window that asks by itself", () => {
    assert.deepEqual(found(), tooEarly);
  });

  it("finds it although a shorter pause was asked for since", () => {
    assert.deepEqual(
      found([1_000, pressed], [1_000, sent(2)], [1_000, answered(2, 503, 2_000)]),
      tooEarly,
    );
  });

  it("leaves a window that has heard a good response to what was asked for since", () => {
    assert.deepEqual(found([1_000, pressed], [1_000, sent(2)], [1_000, answered(2, 200)]), []);
  });

  it("finds one that has heard a good response to what was asked for before", () => {
    assert.deepEqual(found([1_000, answered(0, 200)]), tooEarly);
  });

  it("leaves what the user has just asked for, by a press in a panel too", () => {
    assert.deepEqual(found([540_000, pressed]), []);
    assert.deepEqual(found([480_000, pressed]), []);
  });

  it("does not take a press for leave to ask until the end of the pause", () => {
    assert.deepEqual(found([479_999, pressed]), tooEarly);
  });

  it("leaves what a command asks for, until it ends", () => {
    assert.deepEqual(found([1_000, began]), []);
    assert.deepEqual(found([1_000, began], [2_000, ended]), tooEarly);
  });

  describe("of a token that somebody only tries out", () => {
    const trial = [
      [0, sent(1, "account/me/")],
      [0, answered(1, 429, 600_000)],
    ] as const;

    it("leaves a window that gets an account with it from another one", () => {
      assert.deepEqual(earlyIn(...trial, [540_000, sent(9)]), []);
    });

    it("finds one that had the account before", () => {
      assert.deepEqual(earlyIn([0, sent(0)], ...trial, [540_000, sent(9)]), tooEarly);
    });
  });

  it("leaves a window that has the token's account twice, since each hears its own pauses", () => {
    const rows = (...keys: readonly string[]): Happening => ({
      kind: "showed",
      window,
      rows: keys.map((accountKey) => ({ accountKey, server: aServer("1") })),
    });
    assert.deepEqual(found([1_000, rows("first", "second")]), []);
    assert.deepEqual(found([1_000, rows("first")]), tooEarly);
  });
});
