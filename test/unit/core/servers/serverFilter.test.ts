import assert from "node:assert/strict";
import { matchesFilter } from "../../../../src/core/servers/serverFilter";
import { aServer } from "../../../fakes/samples";

const server = aServer("1", { name: "Web-Server-01", location: "us-west" });

describe("The filter", () => {
  for (const filter of [
    "",
    "   ",
    "web",
    "WEB-server",
    "server-1.example.com",
    "active",
    "203.0.113",
    "2001:db8",
    "us-west",
    "standard",
    "ubuntu",
    "  ubuntu   web  active ",
  ]) {
    it(`finds a server by ${JSON.stringify(filter)}`, () => {
      assert.equal(matchesFilter(server, filter), true);
    });
  }

  for (const filter of ["db", "web stopped", "webus", "undefined", ".*", "web\\b"]) {
    it(`does not find it by ${JSON.stringify(filter)}`, () => {
      const bare = { ...server, plan: undefined, os: undefined };
      assert.equal(matchesFilter(bare, filter), false);
    });
  }

  it("looks at an IPv6 address only for words with a colon, since its digits spell words", () => {
    assert.equal(matchesFilter(server, "db8"), false);
    assert.equal(matchesFilter(server, ":DB8::"), true);
  });
});
