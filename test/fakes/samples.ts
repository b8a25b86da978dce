import type { Account } from "../../src/core/servers/account";
import type { Server, ServerDetails } from "../../src/core/servers/server";

/** The document's first server as in the list, with another id or other fields. */
export function aListedServer(id = "1", changes: Partial<Server> = {}): Server {
  return {
    id,
    name: `server-${id}`,
    hostname: `server-${id}.example.com`,
    status: "active",
    ipv4: "203.0.113.10",
    ipv6: "2001:db8::1",
    location: "us-west",
    plan: {
      id: "1",
      name: "Standard VPS",
      vcpus: 2,
      memoryMb: 4096,
      storageGb: 80,
      bandwidthGb: 2048,
    },
    os: { id: "5", name: "Ubuntu 22.04 LTS" },
    createdAtMs: Date.parse("2025-01-10T14:30:00Z"),
    updatedAtMs: Date.parse("2025-01-15T10:20:00Z"),
    ...changes,
  };
}

/** The same server as in its details. */
export function aServer(id = "1", changes: Partial<ServerDetails> = {}): ServerDetails {
  return { ...aListedServer(id), backupsEnabled: undefined, usage: undefined, ...changes };
}

export function anAccount(key = "ada", changes: Partial<Account> = {}): Account {
  return {
    key,
    label: `${key}@example.com`,
    apiUrl: "https://admin.vps.org/api/v1/",
    source: "stored",
    ...changes,
  };
}
