import assert from "node:assert/strict";
import fc from "fast-check";
import * as v from "valibot";
import { keptServer } from "../../../src/sync/keptServer";
import { aListedServer } from "../../fakes/samples";

function maybe<T>(schema: v.GenericSchema<unknown, T>) {
  return v.pipe(
    v.optional(v.nullable(schema)),
    v.transform((value) => value ?? undefined),
  );
}

const schema = v.object({
  id: v.string(),
  name: v.string(),
  hostname: maybe(v.string()),
  status: v.string(),
  ipv4: maybe(v.string()),
  ipv6: maybe(v.string()),
  location: v.string(),
  plan: maybe(
    v.object({
      id: maybe(v.string()),
      name: v.string(),
      vcpus: maybe(v.number()),
      memoryMb: maybe(v.number()),
      storageGb: maybe(v.number()),
      bandwidthGb: maybe(v.number()),
    }),
  ),
  os: maybe(v.object({ id: maybe(v.string()), name: v.string() })),
  createdAtMs: maybe(v.number()),
  updatedAtMs: maybe(v.number()),
});

/** What may stand in a file in place of a server's field. */
const odd = fc.oneof(
  fc.constantFrom(undefined, null, "", "text", 7, true),
  fc.constant([]),
  fc.record({ name: fc.constantFrom("n", 7, null), id: fc.constantFrom("1", 7, undefined) }),
);
const whole = aListedServer("1");
const file = fc
  .dictionary(fc.constantFrom(...Object.keys(whole), "token"), odd, { maxKeys: 2 })
  .map((changes): unknown => JSON.parse(JSON.stringify({ ...whole, ...changes })));

describe("A server in the list on disk", () => {
  it("is read as its schema would read it, whatever stands in the file", () => {
    fc.assert(
      fc.property(fc.oneof(file, odd), (value) => {
        const parsed = v.safeParse(schema, value);
        assert.deepEqual(keptServer(value), parsed.success ? filled(parsed.output) : undefined);
      }),
      { numRuns: 2_000 },
    );
  });

  it("comes back as it was written by this version and by older ones", () => {
    const bare = { ...whole, plan: undefined, os: undefined, ipv6: undefined };
    const withNulls = JSON.stringify(bare, (_, member: unknown) => member ?? null);
    for (const text of [JSON.stringify(bare), withNulls]) {
      assert.deepEqual(keptServer(JSON.parse(text)), bare);
    }
  });
});

/** With the fields that the schema leaves out where the file does. */
function filled(server: v.InferOutput<typeof schema>) {
  const { plan, os } = server;
  const noPlan = { vcpus: undefined, memoryMb: undefined, storageGb: undefined };
  return {
    ...Object.fromEntries(Object.keys(whole).map((key) => [key, undefined])),
    ...server,
    plan: plan && { id: undefined, ...noPlan, bandwidthGb: undefined, ...plan },
    os: os && { id: undefined, ...os },
  };
}
