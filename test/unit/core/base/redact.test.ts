import assert from "node:assert/strict";
import fc from "fast-check";
import { redact } from "../../../../src/core/base/redact";

const token = "s3cr3t+/=token?&ä";

describe("Redaction", () => {
  it("takes a token out wherever it stands", () => {
    assert.equal(redact(`a ${token} b ${token}`, [token]), "a [token] b [token]");
  });

  it("takes its URL-encoded form out", () => {
    const text = redact(`https://x.example/?t=${encodeURIComponent(token)}`, [token]);
    assert.equal(text, "https://x.example/?t=[token]");
  });

  for (const encoding of ["base64", "base64url"] as const) {
    it(`takes its ${encoding} form out`, () => {
      const encoded = Buffer.from(token).toString(encoding);
      assert.ok(!redact(`{"t":"${encoded}"}`, [token]).includes(encoded.slice(0, 12)));
    });
  }

  it("takes out whatever follows Bearer, and what looks like a token of VPS.org", () => {
    assert.equal(redact("Authorization: Bearer abc.def", []), "Authorization: Bearer [token]");
    assert.equal(
      redact('{"authorization":"bearer abc"}', []),
      '{"authorization":"Bearer [token]"}',
    );
    assert.equal(redact("token=vps_live_123456", []), "token=[token]");
  });

  it("leaves no rest of a token that begins like another one", () => {
    const long = `${token}and-more`;
    assert.equal(redact(long, [token, long]), "[token]");
  });

  it("leaves other text as it is", () => {
    const text = "#1 GET servers/12345/ 200 35 ms";
    assert.equal(redact(text, [token, ""]), text);
  });

  it("leaves no token in any text", () => {
    const tokens = fc.stringMatching(/^[A-Za-z0-9_$&.-]{12,40}$/);
    fc.assert(
      fc.property(fc.string(), tokens, fc.string(), (before, secret, after) => {
        const clean = redact(`${before}${secret}${after}`, [secret]);
        assert.ok(!clean.includes(secret));
      }),
    );
  });
});
