import type { OperatingSystem, Server, ServerPlan } from "./server";

/** True if both say the same in every field that a list knows. */
export function isSameServer(one: Server, other: Server): boolean {
  return (
    one === other ||
    (one.id === other.id &&
      one.name === other.name &&
      one.hostname === other.hostname &&
      one.status === other.status &&
      one.ipv4 === other.ipv4 &&
      one.ipv6 === other.ipv6 &&
      one.location === other.location &&
      one.createdAtMs === other.createdAtMs &&
      one.updatedAtMs === other.updatedAtMs &&
      (one.isProtected ?? false) === (other.isProtected ?? false) &&
      isSamePlan(one.plan, other.plan) &&
      isSameSystem(one.os, other.os))
  );
}

export function isSamePlan(one: ServerPlan | undefined, other: ServerPlan | undefined): boolean {
  return (
    one === other ||
    (one?.id === other?.id &&
      one?.name === other?.name &&
      one?.vcpus === other?.vcpus &&
      one?.memoryMb === other?.memoryMb &&
      one?.storageGb === other?.storageGb &&
      one?.bandwidthGb === other?.bandwidthGb)
  );
}

export function isSameSystem(
  one: OperatingSystem | undefined,
  other: OperatingSystem | undefined,
): boolean {
  return one?.id === other?.id && one?.name === other?.name;
}
