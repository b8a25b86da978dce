import assert from "node:assert/strict";
import fc from "fast-check";
import * as v from "valibot";
import { parseEnvelope } from "../../../src/api/listPage";
import { normalStatus, parseListedServer, parseServer } from "../../../src/api/parseServer";
import type { ServerDetails } from "../../../src/core/servers/server";
import serverDetails from "../../fixtures/api/serverDetails.json";
import { listSchema, serverSchema } from "./serverSchema";

/** The server as it was read by its schema. */
function bySchema(answer: unknown): ServerDetails | undefined {
  const parsed = v.safeParse(serverSchema, answer);
  const server = parsed.success ? parsed.output : undefined;
  const id = server?.uuid ?? server?.id;
  const name = server?.name ?? server?.hostname;
  if (!server || id === undefined || name === undefined) {
    return undefined;
  }
  const { plan, os, resource_usage: usage } = server;
  const [planId, osId] = [plan?.uuid ?? plan?.id, os?.uuid ?? os?.id];
  return {
    ...{ id, name, hostname: server.hostname, status: normalStatus(server.status) },
    ...{ ipv4: server.ip_address, ipv6: server.ipv6_address },
    location: server.location?.code ?? server.location?.name ?? "",
    plan: plan && {
      ...{ id: planId, name: plan.name ?? planId ?? "" },
      ...{ vcpus: plan.vcpus, memoryMb: plan.memory },
      ...{ storageGb: plan.storage, bandwidthGb: plan.bandwidth },
    },
    os: os && { id: osId, name: os.name ?? osId ?? "" },
    ...{ createdAtMs: server.created_at, updatedAtMs: server.updated_at },
    backupsEnabled: server.backups_enabled,
    usage: usage && {
      ...{ cpuPercent: usage.cpu_percent, memoryUsedMb: usage.memory_used },
      ...{ diskUsedGb: usage.disk_used, bandwidthUsedGb: usage.bandwidth_used },
    },
  };
}

const text = fc.oneof(
  fc.constantFrom("", " ", "web-1", " web ", "a\u202eb", "é", "\u200b", "true", "2025-01-10"),
  fc.constantFrom("12", " 0x10 ", "1e3", "-1", "Infinity", "9007199254740993", "../x", "a/b"),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({ minLength: 990, maxLength: 1_010 }),
);
const word = fc.oneof(
  text,
  fc.constantFrom(undefined, null, true, false, 0, -0, 7, -1, 2.5, 2 ** 53, 1e300, []),
);
const named = fc.record(
  {
    ...{ id: word, uuid: word, code: word, name: word, vcpus: word, memory: word },
    ...{ storage: word, bandwidth: word, cpu_percent: word, memory_used: word },
    ...{ disk_used: word, bandwidth_used: word },
  },
  { requiredKeys: [] },
);
const fields = [...Object.keys(serverDetails), "uuid", "status", "toString", "__proto__"];
const server = fc
  .dictionary(fc.constantFrom(...fields), fc.oneof(word, named), { maxKeys: 6 })
  .map((changes) => ({ ...serverDetails, ...changes }));

describe("A server that is read by hand", () => {
  const runs = { numRuns: 3_000 };

  it("is what its schema says it is, whatever comes", () => {
    fc.assert(
      fc.property(fc.oneof(server, named, word), (answer) => {
        assert.deepEqual(parseServer(answer), bySchema(answer));
      }),
      runs,
    );
  });

  it("is the same in a list, but for what lists lack", () => {
    fc.assert(
      fc.property(server, (answer) => {
        const listed = parseListedServer(answer);
        const { backupsEnabled, usage } = bySchema(answer) ?? {};
        assert.deepEqual(listed && { ...listed, backupsEnabled, usage }, bySchema(answer));
      }),
      runs,
    );
  });
});

describe("A list that is read by hand", () => {
  const list = fc.record(
    {
      results: fc.oneof(word, fc.array(word, { maxLength: 3 })),
      count: word,
      next: fc.oneof(word, fc.constantFrom("?page=2", "x".repeat(8_000), "x".repeat(8_001))),
      links: fc.oneof(word, fc.record({ next: word }, { requiredKeys: [] })),
    },
    { requiredKeys: [] },
  );

  it("is what its schema says it is, whatever comes", () => {
    fc.assert(
      fc.property(fc.oneof(list, word, fc.array(word)), (answer) => {
        const parsed = v.safeParse(listSchema, answer);
        if (parsed.success) {
          assert.deepEqual(parseEnvelope(answer), parsed.output);
        } else {
          assert.throws(() => parseEnvelope(answer), /badAnswer/);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
