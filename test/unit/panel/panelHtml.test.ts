import assert from "node:assert/strict";
import { panelHtml } from "../../../src/panel/panelHtml";
import { parsePanelMemory } from "../../../src/panel/panelMemory";
import { shortened, tabTitle } from "../../../src/panel/shownText";

const parts = {
  title: "Server Details",
  language: "en",
  nonce: "abc123==",
  cspSource: "https://example.test",
  scriptUri: "https://example.test/dist/panel.js",
  styleUri: "https://example.test/dist/panel.css",
};

describe("The panel's page", () => {
  const html = panelHtml(parts);
  const policy = /content="(default-src[^"]+)"/.exec(html)?.[1] ?? "";

  it("allows nothing but its own script and style", () => {
    assert.deepEqual(policy.split("; "), [
      "default-src 'none'",
      "script-src 'nonce-abc123=='",
      "style-src https://example.test",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  it("has neither script nor style in its markup", () => {
    assert.doesNotMatch(html, /unsafe|<style|style=|\son\w+=|javascript:/);
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.match(html, /<script nonce="abc123==" src="[^"]+"><\/script>/);
  });

  it("holds no markup that comes from outside", () => {
    const hostile = panelHtml({ ...parts, title: '</title><script>"&', language: '"><b>' });
    assert.match(hostile, /<title>&lt;\/title&gt;&lt;script&gt;&quot;&amp;<\/title>/);
    assert.match(hostile, /<html lang="&quot;&gt;&lt;b&gt;">/);
  });
});

describe("What the page remembers", () => {
  it("is which server it shows", () => {
    const memory = { accountKey: "ada", serverId: "../../x" };
    assert.deepEqual(parsePanelMemory({ ...memory, token: "no" }), memory);
  });

  for (const memory of [undefined, null, "ada/1", [], {}, { accountKey: 1, serverId: "1" }]) {
    it(`is not ${JSON.stringify(memory)}`, () => {
      assert.equal(parsePanelMemory(memory), undefined);
    });
  }
});

describe("Names from outside", () => {
  it("become one plain line on a tab", () => {
    assert.equal(tabTitle("a\nb\u202Ec\u0000d"), "a b c d");
  });

  it("are cut off after 60 characters on a tab", () => {
    assert.equal(tabTitle("x".repeat(10_000)), `${"x".repeat(60)}…`);
  });

  it("are never cut through a character", () => {
    assert.equal(shortened("ab😀", 3), "ab…");
    assert.equal(shortened("ab😀", 4), "ab😀");
  });
});
