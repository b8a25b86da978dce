import assert from "node:assert/strict";
import { environmentToken } from "../../../../src/auth/environmentToken";
import { cleanToken, tokenFault } from "../../../../src/core/base/tokenText";

const token = "vps_ada_token_0123456789";

describe("A pasted token", () => {
  for (const [what, text] of [
    ["as it is", token],
    ["blanks and line breaks around it", `  ${token}\r\n`],
    ["double quotes", `"${token}"`],
    ["single quotes", `'${token}'`],
    ["backticks", `\`${token}\``],
    ["the variable's name", `VPS_API_TOKEN=${token}`],
    ["a shell's export", `export VPS_API_TOKEN="${token}"`],
    ["the scheme", `Bearer ${token}`],
    ["the scheme in lower case", `bearer  ${token}`],
    ["Django's scheme", `Token ${token}`],
    ["the whole header", `Authorization: Bearer ${token}`],
    ["a header from a curl command", `'Authorization: Bearer ${token}'`],
    ["a line of JSON", `"${token}",`],
  ] as const) {
    it(`is freed of what was copied with it: ${what}`, () => {
      assert.equal(cleanToken(text), token);
    });
  }

  it("keeps everything that may be part of it", () => {
    for (const odd of ["bearer_of_news_123", "a=b=c=d=e=f", "x'y'z'12345", "Tokenised-1234"]) {
      assert.equal(cleanToken(odd), odd);
    }
  });

  it("may have every visible ASCII character, up to 512 of them", () => {
    for (const text of ["vps_abcdefgh", "12345678", "a.b-c_d~e/f+g=", "x".repeat(512)]) {
      assert.equal(tokenFault(text), undefined, text);
    }
  });

  it("is refused for what a header cannot carry", () => {
    assert.equal(tokenFault(token), undefined);
    assert.equal(tokenFault("vps_ada token_0123456789"), "whitespace");
    assert.equal(tokenFault("vps_ada\ntoken_0123456789"), "whitespace");
    assert.equal(tokenFault("vps_\u00e4da_token_0123456789"), "characters");
    assert.equal(tokenFault("vps_\u200bada_token_0123456789"), "characters");
    assert.equal(tokenFault("vps_\u0007ada_token_0123456789"), "characters");
    assert.equal(tokenFault("vps_123"), "tooShort");
    assert.equal(tokenFault("v".repeat(513)), "tooLong");
  });
});

describe("The token in the environment", () => {
  it("is none where the variable is not set or empty", () => {
    for (const value of [undefined, "", "  ", '""']) {
      const none = { token: undefined, fault: undefined };
      assert.deepEqual(environmentToken({ VPS_API_TOKEN: value }), none);
    }
  });

  it("is freed of quotes and of the scheme", () => {
    const found = environmentToken({ VPS_API_TOKEN: `"Bearer ${token}"\n` });
    assert.deepEqual(found, { token, fault: undefined });
  });

  it("is not sent anywhere where it cannot be a token", () => {
    const broken = environmentToken({ VPS_API_TOKEN: "vps_first_line\nsecond_line" });
    assert.deepEqual(broken, { token: undefined, fault: "whitespace" });
  });
});
