import assert from "node:assert/strict";
import { parseServerLink } from "../../../../src/core/servers/serverLink";

const none = { query: "", fragment: "" };

describe("A link to a server", () => {
  for (const id of ["12345", "0193f1f2-7c1d-7e1c-9d2a-3b6a1f2e4d5c"]) {
    it(`names it by its ID: ${id}`, () => {
      assert.deepEqual(parseServerLink({ path: `/server/${id}`, ...none }), {
        serverId: id,
        account: undefined,
      });
    });
  }

  it("may name the account too", () => {
    const link = parseServerLink({ path: "/server/1", query: "account=ada@vps.org", fragment: "" });
    assert.equal(link?.account, "ada@vps.org");
  });

  for (const [path, query = "", fragment = ""] of [
    [""],
    ["/"],
    ["/server"],
    ["/server/"],
    ["/servers/1"],
    ["/server/1/"],
    ["/server/1/delete"],
    ["/server/1/../2"],
    ["/server/.."],
    ["/server/-oProxyCommand=x"],
    ["/server/$(id)"],
    ["/server/1\n2"],
    ["/server/1 2"],
    ["/server/<b>1</b>"],
    ["/server/[x](command:vps.server.delete)"],
    [`/server/${"1".repeat(201)}`],
    ["/server/ä"],
    ["server/1"],
    ["/SERVER/1"],
    ["/server/1", "token=vps_abc"],
    ["/server/1", "account="],
    ["/server/1", "account=a&run=stop"],
    ["/server/1", "run=stop&account=a"],
    ["/server/1", "", "stop"],
  ] as const) {
    it(`is not ${JSON.stringify([path, query, fragment])}`, () => {
      assert.equal(parseServerLink({ path, query, fragment }), undefined);
    });
  }
});
