import fc from "fast-check";

/** JSON that an attacker might choose. */
const chosen: readonly unknown[] = [
  ...[1e308, -1, -0, 0.1, 2 ** 53, 2 ** 60, Infinity, -1e308, 1e-320],
  ...["NaN", "Infinity", "-1", "1e308", "0x10", "", " ", "\u200b", "\ufeff\u00ad"],
  ...["../../x", "1/../2", "?a=b", "#", ".", "..", "%2e%2e%2f", "1\n2", "1\r\nHost: x", "\\..\\"],
  ...["<b>x</b>", "[x](command:vps.signOut)", "**x**", "$(alert) x", "javascript:alert(1)"],
  ...["\u202eevil", "\u2066x\u2069", "\u061c", "a\u0000b", "\u001b[31mred", "\ud800", "x\ufffe"],
  ...["2025-13-45T99:99:99Z", "tomorrow", "0000-00-00", "+275760-09-13T00:00:00.001Z", "-1"],
  ...["__proto__", "constructor", "toString", "x".repeat(3_000), "é".repeat(2_000)],
  ...[null, true, false, [], {}, [[]], [null], { id: {} }, { name: [] }, { length: 1e9 }],
  JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}'),
];

export const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: fc.constantFrom(...chosen), weight: 3 },
  { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 1 },
  { arbitrary: fc.string({ unit: "binary", maxLength: 40 }), weight: 1 },
);

type Path = readonly string[];

/** A valid response with something else in one or two places. */
export function mutated(valid: unknown, within: Path = []): fc.Arbitrary<unknown> {
  const paths = pathsIn(at(valid, within)).map((path) => [...within, ...path]);
  const change = fc.tuple(fc.constantFrom(...paths), anyJson);
  return fc.tuple(change, fc.option(change, { nil: undefined })).map(([[path, other], second]) => {
    const once = replaced(valid, path, other);
    return second ? replaced(once, ...second) : once;
  });
}

/** All places in a value: the whole first, then what is in it. */
function pathsIn(value: unknown): readonly Path[] {
  if (typeof value !== "object" || value === null) {
    return [[]];
  }
  const below = Object.entries(value).flatMap(([key, member]) =>
    pathsIn(member).map((path) => [key, ...path]),
  );
  return [[], ...below];
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((found, key) => Reflect.get(Object(found), key), value);
}

function replaced(value: unknown, path: Path, other: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) {
    return other;
  }
  if (Array.isArray(value)) {
    return value.map((member: unknown, index) =>
      String(index) === key ? replaced(member, rest, other) : member,
    );
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return { ...value, [key]: replaced(Reflect.get(value, key), rest, other) };
}
