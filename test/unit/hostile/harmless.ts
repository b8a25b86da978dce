import assert from "node:assert/strict";

/** Controls, marks of writing direction, and what cannot be seen. */
const disguise =
  /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u;
const visible = /[\p{L}\p{N}\p{P}\p{S}\p{M}]/u;

/** Fails if anything in a value of our own could mislead its reader. */
export function assertHarmless(value: unknown, name = "value"): void {
  if (typeof value === "string") {
    assert.doesNotMatch(value, disguise, name);
    assert.ok(value.length <= 2_001, `${name} is ${value.length} long`);
    assert.ok(value === "" || visible.test(value), `${name} cannot be seen`);
    assert.ok(
      !/(^|\.)(id|serverId|planId)$/.test(name) || isId(value),
      `${name} is no id: ${value}`,
    );
  } else if (typeof value === "number") {
    assert.ok(Number.isFinite(value), `${name} is ${value}`);
    assert.ok(value >= 0 || name.endsWith("AtMs"), `${name} is ${value}`);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      assertHarmless(member, `${name}.${key}`);
    }
  }
}

function isId(text: string): boolean {
  return /^[A-Za-z0-9][\w.~-]{0,199}$/.test(text) && !/^\.+$/.test(text);
}
