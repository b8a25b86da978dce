import * as v from "valibot";
import type { ServerDetails } from "../core/servers/server";
import type { ServerList } from "../core/servers/serverList";
import { isKnownStatus } from "../core/servers/serverStatus";
import { serverSchema, type ServerAnswer } from "./schemas";

/** A server from an answer, or undefined where it has no usable id, name or status. */
export function parseServer(answer: unknown): ServerDetails | undefined {
  const parsed = v.safeParse(serverSchema, answer);
  return parsed.success ? toServer(parsed.output) : undefined;
}

/** Leaves out what cannot be read, and counts it, so that one bad server does not cost the list. */
export function parseServers(answers: readonly unknown[]): ServerList {
  const parsed = answers.map(parseServer);
  const servers = parsed.filter((server) => server !== undefined);
  const byId = new Map(servers.map((server) => [server.id, server]));
  return { servers: [...byId.values()], unreadableCount: parsed.length - servers.length };
}

/** Other clients of the API see `uuid` where the document has `id`; what came is given back. */
function toServer(answer: ServerAnswer): ServerDetails | undefined {
  const id = answer.uuid ?? answer.id;
  const name = answer.name ?? answer.hostname;
  if (id === undefined || name === undefined) {
    return undefined;
  }
  return {
    id,
    name,
    hostname: answer.hostname,
    status: normalStatus(answer.status),
    ipv4: answer.ip_address,
    ipv6: answer.ipv6_address,
    location: answer.location?.code ?? answer.location?.name ?? "",
    plan: toPlan(answer.plan),
    os: toOs(answer.os),
    createdAtMs: answer.created_at,
    updatedAtMs: answer.updated_at,
    backupsEnabled: answer.backups_enabled,
    usage: toUsage(answer.resource_usage),
  };
}

/** "ACTIVE" is the document's "active"; a word that it does not know stays as it came. */
export function normalStatus(word: string): string {
  const lower = word.toLowerCase();
  return isKnownStatus(lower) ? lower : word;
}

function toPlan(plan: ServerAnswer["plan"]): ServerDetails["plan"] {
  if (!plan) {
    return undefined;
  }
  const id = plan.uuid ?? plan.id;
  return {
    id,
    name: plan.name ?? id ?? "",
    vcpus: plan.vcpus,
    memoryMb: plan.memory,
    storageGb: plan.storage,
    bandwidthGb: plan.bandwidth,
  };
}

function toOs(os: ServerAnswer["os"]): ServerDetails["os"] {
  if (!os) {
    return undefined;
  }
  const id = os.uuid ?? os.id;
  return { id, name: os.name ?? id ?? "" };
}

function toUsage(usage: ServerAnswer["resource_usage"]): ServerDetails["usage"] {
  return usage
    ? {
        cpuPercent: usage.cpu_percent,
        memoryUsedMb: usage.memory_used,
        diskUsedGb: usage.disk_used,
        bandwidthUsedGb: usage.bandwidth_used,
      }
    : undefined;
}
