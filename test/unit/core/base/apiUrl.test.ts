import assert from "node:assert/strict";
import fc from "fast-check";
import { parseApiUrl } from "../../../../src/core/base/apiUrl";

const taken = [
  ["https://admin.vps.org/api/v1/", "https://admin.vps.org/api/v1/"],
  ["  https://admin.vps.org/api/v1  ", "https://admin.vps.org/api/v1/"],
  ["https://admin.vps.org/api/v1///", "https://admin.vps.org/api/v1/"],
  ["https://admin.vps.org", "https://admin.vps.org/"],
  ["HTTPS://ADMIN.VPS.ORG:443/api", "https://admin.vps.org/api/"],
  ["https://admin.vps.org/api/../v2/%2e%2e/v3", "https://admin.vps.org/v3/"],
  ["https://admin.vps.org\\api", "https://admin.vps.org/api/"],
  ["https://münchen.example/", "https://xn--mnchen-3ya.example/"],
  ["http://localhost:8080/api/v1/", "http://localhost:8080/api/v1/"],
  ["http://127.0.0.1:1234", "http://127.0.0.1:1234/"],
  ["http://127.1/", "http://127.0.0.1/"],
  ["http://[::1]:9/", "http://[::1]:9/"],
] as const;

const refused = [
  ["", "notUrl"],
  ["admin.vps.org/api", "notUrl"],
  ["//admin.vps.org/", "notUrl"],
  ["https://", "notUrl"],
  ["https://a b/", "notUrl"],
  ["ftp://admin.vps.org/", "scheme"],
  ["file:///etc/passwd", "scheme"],
  ["javascript:alert(1)", "scheme"],
  ["data:text/plain,x", "scheme"],
  ["vscode://vps-org.vps-servers/", "scheme"],
  ["ws://127.0.0.1/", "scheme"],
  ["http://admin.vps.org/api/v1/", "httpNotLoopback"],
  ["http://127.0.0.1.evil.example/", "httpNotLoopback"],
  ["http://localhost.evil.example/", "httpNotLoopback"],
  ["http://evil.example/?http://127.0.0.1/", "httpNotLoopback"],
  ["http://0.0.0.0/", "httpNotLoopback"],
  ["http://[::]/", "httpNotLoopback"],
  ["http://[::ffff:192.0.2.1]/", "httpNotLoopback"],
  ["http://128.0.0.1/", "httpNotLoopback"],
  ["http://localhost@evil.example/", "httpNotLoopback"],
  ["https://ada@admin.vps.org/", "credentials"],
  ["https://ada:secret@admin.vps.org/", "credentials"],
  ["https://:secret@admin.vps.org/", "credentials"],
  ["https://admin.vps.org@evil.example/", "credentials"],
  ["https://admin.vps.org/?token=x", "query"],
  ["https://admin.vps.org/#x", "query"],
] as const;

/** Takes a second to be made, which is no test's. */
const anyUrl = fc.webUrl({ withFragments: false });

describe("The API's address", () => {
  for (const [text, url] of taken) {
    it(`${JSON.stringify(text)} is ${url}`, () => {
      assert.deepEqual(parseApiUrl(text), { ok: true, url });
    });
  }

  it("is taken however often it is read, with letters beyond ASCII too", () => {
    const oftenEnoughToBeCompiled = 50_000;
    for (let time = 0; time < oftenEnoughToBeCompiled; time += 1) {
      assert.equal(parseApiUrl("https://münchen.example/").ok, true);
    }
  });

  for (const [text, fault] of refused) {
    it(`${JSON.stringify(text)} is refused: ${fault}`, () => {
      assert.deepEqual(parseApiUrl(text), { ok: false, fault });
    });
  }

  it("is the same when it is read again", () => {
    fc.assert(
      fc.property(anyUrl, (text) => {
        const once = parseApiUrl(text);
        assert.ok(!once.ok || (once.url.endsWith("/") && !once.url.endsWith("//")));
        assert.deepEqual(once.ok ? parseApiUrl(once.url) : once, once);
      }),
    );
  });
});
