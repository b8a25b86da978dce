import type {
  OperatingSystem,
  ResourceUsage,
  Server,
  ServerDetails,
  ServerPlan,
} from "../core/servers/server";
import { isKnownStatus } from "../core/servers/serverStatus";
import { isFields, readAmount, readFlag, readId, readText, readTime, type Fields } from "./fields";

/** Gives one object for all that say the same, so that many servers take less memory. */
export interface SharedParts {
  readonly word: (text: string) => string;
  readonly plan: (plan: ServerPlan) => ServerPlan;
  readonly os: (os: OperatingSystem) => OperatingSystem;
}

const ownParts: SharedParts = { word: (text) => text, plan: (plan) => plan, os: (os) => os };

/** A server from an answer, or undefined where it has no usable id, name or status. */
export function parseServer(answer: unknown): ServerDetails | undefined {
  const server = parseListedServer(answer);
  return server && isFields(answer)
    ? {
        ...server,
        backupsEnabled: readFlag(answer.backups_enabled),
        usage: isFields(answer.resource_usage) ? readUsage(answer.resource_usage) : undefined,
      }
    : undefined;
}

/**
 * The same without what lists lack. Other clients of the API see `uuid` where the document has `id`;
 * what came is given back.
 */
export function parseListedServer(
  answer: unknown,
  shared: SharedParts = ownParts,
): Server | undefined {
  if (!isFields(answer)) {
    return undefined;
  }
  const id = readId(answer.uuid) ?? readId(answer.id);
  const hostname = readText(answer.hostname);
  const name = readText(answer.name) ?? hostname;
  const status = readText(answer.status);
  if (id === undefined || name === undefined || status === undefined) {
    return undefined;
  }
  const plan = readPlan(answer.plan);
  const os = readSystem(answer.os);
  return {
    id,
    name,
    hostname,
    status: shared.word(normalStatus(status)),
    ipv4: readText(answer.ip_address),
    ipv6: readText(answer.ipv6_address),
    location: shared.word(readLocation(answer.location)),
    plan: plan && shared.plan(plan),
    os: os && shared.os(os),
    createdAtMs: readTime(answer.created_at),
    updatedAtMs: readTime(answer.updated_at),
  };
}

/** "ACTIVE" is the document's "active"; a word that it does not know stays as it came. */
export function normalStatus(word: string): string {
  const lower = word.toLowerCase();
  return isKnownStatus(lower) ? lower : word;
}

/** Some answers give an object with a code or a name, others a bare word; so with plan and system. */
function readLocation(value: unknown): string {
  return (isFields(value) ? (readText(value.code) ?? readText(value.name)) : readText(value)) ?? "";
}

function readPlan(value: unknown): ServerPlan | undefined {
  if (isFields(value)) {
    const id = readOwnId(value);
    return {
      id,
      name: readText(value.name) ?? id ?? "",
      vcpus: readAmount(value.vcpus),
      memoryMb: readAmount(value.memory),
      storageGb: readAmount(value.storage),
      bandwidthGb: readAmount(value.bandwidth),
    };
  }
  const name = readText(value);
  return name === undefined
    ? undefined
    : {
        id: undefined,
        name,
        vcpus: undefined,
        memoryMb: undefined,
        storageGb: undefined,
        bandwidthGb: undefined,
      };
}

function readSystem(value: unknown): OperatingSystem | undefined {
  if (isFields(value)) {
    const id = readOwnId(value);
    return { id, name: readText(value.name) ?? id ?? "" };
  }
  const name = readText(value);
  return name === undefined ? undefined : { id: undefined, name };
}

function readOwnId({ uuid, id }: Fields): string | undefined {
  return readId(uuid) ?? readId(id);
}

function readUsage(usage: Fields): ResourceUsage {
  return {
    cpuPercent: readAmount(usage.cpu_percent),
    memoryUsedMb: readAmount(usage.memory_used),
    diskUsedGb: readAmount(usage.disk_used),
    bandwidthUsedGb: readAmount(usage.bandwidth_used),
  };
}
