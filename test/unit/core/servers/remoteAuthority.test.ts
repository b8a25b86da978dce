import assert from "node:assert/strict";
import { authorityOfAddress } from "../../../../src/core/servers/remoteAuthority";

const root = { user: "root", port: 22, identityFile: "" };

/** What an extension for SSH reads from it. */
function decoded(authority: string): unknown {
  const hex = authority.replace("ssh-remote+", "");
  return JSON.parse(Buffer.from(hex, "hex").toString("utf8"));
}

describe("The address of a remote window without a configuration", () => {
  it("is user, address and port", () => {
    assert.equal(authorityOfAddress("203.0.113.10", root), "ssh-remote+root@203.0.113.10");
    const settings = { ...root, port: 2222 };
    assert.equal(authorityOfAddress("203.0.113.10", settings), "ssh-remote+root@203.0.113.10:2222");
  });

  it("keeps an IPv6 address and capital letters through VS Code's small letters", () => {
    const authority = authorityOfAddress("2001:DB8::1", { ...root, user: "Ada", port: 2222 });
    assert.equal(authority, authority.toLowerCase());
    assert.deepEqual(decoded(authority), { hostName: "2001:DB8::1", user: "Ada", port: 2222 });
  });
});
