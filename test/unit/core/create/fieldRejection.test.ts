import assert from "node:assert/strict";
import { targetOf } from "../../../../src/core/create/fieldRejection";

const about = (...fields: readonly string[]) =>
  targetOf(fields.map((field) => ({ field, message: `${field} is wrong` })));

describe("A refused order leads back to", () => {
  const places: readonly (readonly [string, string, string | undefined])[] = [
    ["location", "location", undefined],
    ["location_id", "location", undefined],
    ["plan_id", "plan", undefined],
    ["plan_uuid", "plan", undefined],
    ["os_id", "os", undefined],
    ["os_version_uuid", "os", undefined],
    ["name", "name", undefined],
    ["hostname", "options", "hostname"],
    ["ssh_key_id", "options", "sshKey"],
    ["ssh_key_ids", "options", "sshKey"],
    ["backups_enabled", "options", "backups"],
    ["quota", "review", undefined],
    ["__proto__", "review", undefined],
    ["constructor", "review", undefined],
  ];
  for (const [field, step, option] of places) {
    it(`${option ?? step}, where the API names ${field}`, () => {
      const target = about(field);
      assert.equal(target.step, step);
      assert.equal(target.option, option);
      assert.equal(target.first?.message, `${field} is wrong`);
    });
  }

  it("the first question of several, with its own message", () => {
    const target = about("quota", "backups_enabled", "os_id", "plan_id");
    assert.equal(target.step, "plan");
    assert.equal(target.first?.field, "plan_id");
  });

  it("the first of several options as the API lists them", () => {
    assert.equal(about("ssh_key_id", "hostname").option, "sshKey");
  });

  it("the review, where the API names no field", () => {
    assert.deepEqual(about(), { step: "review", option: undefined, first: undefined });
  });
});
