import assert from "node:assert/strict";
import { isLooseMatch } from "../../../../src/core/servers/looseMatch";

describe("A word that abbreviates a text", () => {
  for (const [word, text] of [
    ["sw2", "shop-web-02"],
    ["shopweb", "shop-web-02"],
    ["web2", "shop-web-02"],
    ["ec", "eu-central"],
    ["u22", "ubuntu 22.04 lts"],
    ["pvps", "performance vps"],
    ["stoped", "stopped"],
    ["ubntu", "ubuntu 22.04 lts"],
    ["web10", "web-0010"],
  ] as const) {
    it(`begins its parts, or leaves one letter out: ${word} is ${text}`, () => {
      assert.equal(isLooseMatch(text, word), true);
    });
  }

  for (const [word, text] of [
    ["hw2", "shop-web-02"],
    ["seb", "shop-web-02"],
    ["ws", "shop-web-02"],
    ["we0", "shop-web-102"],
    ["stpd", "stopped"],
    ["stped", "stopped"],
    ["bd", "web-01 db"],
    ["tive", "active"],
    ["node-0", "node-100"],
  ] as const) {
    it(`is not made of any letters of it: ${word} is not ${text}`, () => {
      assert.equal(isLooseMatch(text, word), false);
    });
  }
});
