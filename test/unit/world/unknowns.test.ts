import assert from "node:assert/strict";
import type { Happening } from "../../world/base/history";
import { unknowns } from "../../world/judge/unknowns";
import { heard, toldEvidence, type Told } from "./toldEvidence";

const window = "w1.1";
const host = "api.vps.test";
const state = { name: "web", status: "active", hostname: "web.example.com", ip: "203.0.113.1" };
const exists: Happening = { kind: "truth", host, owner: "bob", id: "1", state };

function sent(request: number, method: string, token: string): Happening {
  const url = `https://${host}/api/v1/servers/1/`;
  return { kind: "sent", window, request, method, url, token, body: "", fate: "good" };
}

const unheard = (request: number) => heard(window, request, { status: undefined });

function found(...happenings: readonly Happening[]): readonly string[] {
  const told = happenings.map((one, at): Told => [at, one]);
  return unknowns(toldEvidence(...told)).map(({ text }) => text);
}

describe("The judge of lost responses", () => {
  it("finds a deletion that was lost and of which nothing was said", () => {
    assert.deepEqual(found(exists, sent(1, "DELETE", "bob"), unheard(1)), [
      "delete 1 was lost in silence",
    ]);
  });

  it("hears it said", () => {
    const said: Happening = { kind: "said", window, text: "It's unclear whether web was deleted." };
    assert.deepEqual(found(exists, sent(1, "DELETE", "bob"), unheard(1), said), []);
  });

  it("takes a server for gone that the API does not show for the token of another account", () => {
    const look = [sent(2, "GET", "ada"), heard(window, 2, { status: 404 })];
    assert.deepEqual(found(exists, sent(1, "DELETE", "ada"), unheard(1), ...look), []);
  });

  it("knows no outcome of a window that ended right after it was sent", () => {
    const ended: Happening = { kind: "crashed", window };
    assert.deepEqual(found(exists, sent(1, "DELETE", "bob"), ended), []);
  });
});
