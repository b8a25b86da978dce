import { resourceUsage } from "./resourceUsage";
import type { IdWorld, OsRecord, PlanRecord, ServerRecord } from "./serverRecords";
import { uuidOf } from "./uuidOf";
import type { UuidKind } from "./uuidOf";
import type { World } from "./world";

export function identity(
  kind: UuidKind,
  id: number,
  ids: IdWorld,
): { id: number } | { uuid: string } {
  return ids === "uuid" ? { uuid: uuidOf(kind, id) } : { id };
}

/** A server as the list has it (docs/api.md, call 1). */
export function listedServer(server: ServerRecord, world: World) {
  return {
    ...beginning(server, world),
    location: server.location,
    plan: shortPlan(server.plan, world.ids),
    os: shortOs(server.os, world.ids),
    created_at: server.createdAt,
    updated_at: server.updatedAt,
  };
}

/** A server alone (the API document, call 3). */
export function detailedServer(server: ServerRecord, world: World) {
  const usage = resourceUsage(server, world.clock.now(), world.wanderingUsage);
  return {
    ...beginning(server, world),
    ipv6_address: server.ipv6Address,
    location: server.location,
    plan: { ...shortPlan(server.plan, world.ids), bandwidth: server.plan.bandwidth },
    os: shortOs(server.os, world.ids),
    backups_enabled: server.backupsEnabled,
    resource_usage: {
      cpu_percent: usage.cpuPercent,
      memory_used: usage.memoryUsed,
      disk_used: usage.diskUsed,
      bandwidth_used: usage.bandwidthUsed,
    },
    created_at: server.createdAt,
    updated_at: server.detailsUpdatedAt ?? server.updatedAt,
  };
}

/** A server just created (the API document, call 2). */
export function createdServer(server: ServerRecord, world: World) {
  return {
    ...listedServer(server, world),
    backups_enabled: server.backupsEnabled,
    message: "Server is being provisioned. This may take 2-5 minutes.",
  };
}

/** The response to a power action (the API document, calls 7 to 9). */
export function poweredServer(server: ServerRecord, world: World) {
  return {
    status: "success",
    message: `Server is ${server.status}`,
    server: {
      ...identity("server", server.id, world.ids),
      name: server.name,
      status: server.status,
    },
  };
}

function beginning(server: ServerRecord, world: World) {
  return {
    ...identity("server", server.id, world.ids),
    name: server.name,
    hostname: server.hostname,
    status: server.status,
    ip_address: server.ipAddress,
  };
}

function shortPlan(plan: PlanRecord, ids: IdWorld) {
  return {
    ...identity("plan", plan.id, ids),
    name: plan.name,
    vcpus: plan.vcpus,
    memory: plan.memory,
    storage: plan.storage,
  };
}

function shortOs(os: OsRecord, ids: IdWorld) {
  return { ...identity("os", os.id, ids), name: `${os.family} ${os.version}` };
}
