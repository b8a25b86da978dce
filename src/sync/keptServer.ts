import type { OperatingSystem, Server, ServerPlan } from "../core/servers/server";

/*
 * Servers as this extension has written them. By hand and not by a schema, since it is on the way to
 * the first rows: a thousand servers take 1 ms, by valibot 30.
 */

/** Undefined if it is not what this extension writes. */
export function keptServer(value: unknown): Server | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { id, name, status, location } = value;
  if (!isText(id) || !isText(name) || !isText(status) || !isText(location)) {
    return undefined;
  }
  const hostname = value.hostname ?? undefined;
  const ipv4 = value.ipv4 ?? undefined;
  const ipv6 = value.ipv6 ?? undefined;
  const createdAtMs = value.createdAtMs ?? undefined;
  const updatedAtMs = value.updatedAtMs ?? undefined;
  const plan = maybe(value.plan, keptPlan);
  const os = maybe(value.os, keptSystem);
  return isMaybeText(hostname) &&
    isMaybeText(ipv4) &&
    isMaybeText(ipv6) &&
    isMaybeNumber(createdAtMs) &&
    isMaybeNumber(updatedAtMs) &&
    plan !== "broken" &&
    os !== "broken"
    ? { id, name, hostname, status, ipv4, ipv6, location, plan, os, createdAtMs, updatedAtMs }
    : undefined;
}

function keptPlan(value: Readonly<Record<string, unknown>>): ServerPlan | undefined {
  const { name } = value;
  const id = value.id ?? undefined;
  const vcpus = value.vcpus ?? undefined;
  const memoryMb = value.memoryMb ?? undefined;
  const storageGb = value.storageGb ?? undefined;
  const bandwidthGb = value.bandwidthGb ?? undefined;
  return isText(name) &&
    isMaybeText(id) &&
    isMaybeNumber(vcpus) &&
    isMaybeNumber(memoryMb) &&
    isMaybeNumber(storageGb) &&
    isMaybeNumber(bandwidthGb)
    ? { id, name, vcpus, memoryMb, storageGb, bandwidthGb }
    : undefined;
}

function keptSystem({ id, name }: Readonly<Record<string, unknown>>): OperatingSystem | undefined {
  const maybeId = id ?? undefined;
  return isText(name) && isMaybeText(maybeId) ? { id: maybeId, name } : undefined;
}

/** What is left out, or null, is undefined; JSON has no word for that. */
function maybe<T>(
  value: unknown,
  read: (value: Readonly<Record<string, unknown>>) => T | undefined,
): T | undefined | "broken" {
  if (value === undefined || value === null) {
    return undefined;
  }
  return (isRecord(value) ? read(value) : undefined) ?? "broken";
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isMaybeText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === "string";
}

function isMaybeNumber(value: unknown): value is number | undefined {
  return value === undefined || typeof value === "number";
}
