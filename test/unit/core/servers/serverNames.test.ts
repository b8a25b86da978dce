import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  hostnameFault,
  nameAmong,
  nameFault,
  suggestName,
} from "../../../../src/core/servers/serverNames";

const validName = fc.stringMatching(/^[A-Za-z0-9-]{1,255}$/);
const label = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/);

describe("A server among others", () => {
  const web = { name: "web", ipv4: undefined, ipv6: undefined, id: "7" };

  it("is called by its name, if that is its own", () => {
    assert.equal(nameAmong({ ...web, ipv4: "203.0.113.10" }, ["db"]), "web");
  });

  it("is told from one of its name by its address, or its ID", () => {
    const [ipv4, ipv6] = ["203.0.113.10", "2001:db8::1"];
    assert.equal(nameAmong({ ...web, ipv4, ipv6 }, ["db", "web"]), "web · 203.0.113.10");
    assert.equal(nameAmong({ ...web, ipv6 }, ["web"]), "web · 2001:db8::1");
    assert.equal(nameAmong(web, ["web"]), "web · 7");
  });
});

describe("A server's name", () => {
  const faults: readonly (readonly [string, ReturnType<typeof nameFault>])[] = [
    ["web-server-01", undefined],
    ["W", undefined],
    ["0", undefined],
    ["-", undefined],
    ["a".repeat(255), undefined],
    ["a".repeat(256), "tooLong"],
    ["", "empty"],
    ["web server", "characters"],
    ["web_server", "characters"],
    ["web.server", "characters"],
    ["wéb", "characters"],
    ["web\n", "characters"],
    ["web\u200b", "characters"],
    ["１２", "characters"],
  ];
  for (const [name, fault] of faults) {
    it(`${JSON.stringify(name.slice(0, 20))} is ${fault ?? "fine"}`, () => {
      assert.equal(nameFault(name), fault);
    });
  }

  it("of letters, digits and hyphens is always fine", () => {
    fc.assert(fc.property(validName, (name) => nameFault(name) === undefined));
  });

  it("with anything else in it never is", () => {
    const other = fc
      .string({ unit: "binary", minLength: 1, maxLength: 3 })
      .filter((text) => !/[A-Za-z0-9-]/.test(text));
    fc.assert(
      fc.property(
        validName,
        other,
        validName,
        (before, odd, after) => nameFault(before + odd + after) === "characters",
      ),
    );
  });
});

describe("A hostname", () => {
  const faults: readonly (readonly [string, ReturnType<typeof hostnameFault>])[] = [
    ["web02.example.com", undefined],
    ["a.b", undefined],
    ["xn--bcher-kva.example", undefined],
    ["WEB.Example.COM", undefined],
    [`${"a".repeat(63)}.com`, undefined],
    [`${"a".repeat(64)}.com`, "characters"],
    ["web02", "notFullName"],
    ["", "characters"],
    [".", "characters"],
    ["web02.", "characters"],
    [".example.com", "characters"],
    ["web..example.com", "characters"],
    ["-web.example.com", "characters"],
    ["web-.example.com", "characters"],
    ["web_1.example.com", "characters"],
    ["web 1.example.com", "characters"],
    ["https://web.example.com", "characters"],
    ["bücher.example", "characters"],
    [`${"a.".repeat(126)}a`, undefined],
    [`${"a.".repeat(126)}aa`, "tooLong"],
  ];
  for (const [hostname, fault] of faults) {
    it(`${JSON.stringify(hostname.slice(0, 30))} is ${fault ?? "fine"}`, () => {
      assert.equal(hostnameFault(hostname), fault);
    });
  }

  it("of two labels or more is fine, and of one is not the full name", () => {
    const labels = fc.array(label, { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(labels, (parts) => {
        const expected = parts.length > 1 ? undefined : "notFullName";
        assert.equal(hostnameFault(parts.join(".")), expected);
      }),
    );
  });
});

describe("A suggested name", () => {
  const suggestions: readonly (readonly [readonly string[], string])[] = [
    [["web-server-01"], "web-server-02"],
    [["web-server-01", "db-server-01"], "web-server-02"],
    [["db-1", "web-1", "web-2", "web-4"], "web-5"],
    [["web-9"], "web-10"],
    [["web-09"], "web-10"],
    [["web-2", "web-003"], "web-004"],
    [["node7"], "node8"],
    [["42"], "43"],
    [["web", "mail"], ""],
    [[], ""],
    [["web server 01"], ""],
    [["build-20250116123456"], ""],
    [[`${"a".repeat(254)}9`], ""],
  ];
  for (const [names, expected] of suggestions) {
    it(`after ${names.join(", ").slice(0, 40) || "nothing"} is ${expected || "none"}`, () => {
      assert.equal(suggestName(names), expected);
    });
  }

  it("is a valid name that no server has, or none at all", () => {
    const name = fc.oneof(
      validName,
      fc.string({ maxLength: 20 }),
      fc
        .tuple(fc.constantFrom("web-", "db-", ""), fc.nat(2_000_000))
        .map(([stem, count]) => `${stem}${String(count)}`),
    );
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), (names) => {
        const suggested = suggestName(names);
        if (suggested !== "") {
          assert.equal(nameFault(suggested), undefined);
          assert.ok(!names.includes(suggested));
        }
      }),
    );
  });
});
