import type { Problem } from "../base/problem";

/** A plan that can be rented. Prices are in US dollars. */
export interface PlanOffer {
  readonly id: string;
  readonly name: string;
  readonly vcpus: number | undefined;
  readonly memoryMb: number | undefined;
  readonly storageGb: number | undefined;
  readonly bandwidthGb: number | undefined;
  readonly monthlyUsd: number | undefined;
  readonly hourlyUsd: number | undefined;
  readonly isAvailable: boolean;
  /** Location codes. Undefined if the API does not say, so that nothing is ruled out. */
  readonly locations: readonly string[] | undefined;
}

export interface OsOffer {
  readonly id: string;
  readonly name: string;
  /** "Ubuntu", for the heading above its versions. */
  readonly family: string;
}

export interface LocationOffer {
  readonly code: string;
  readonly name: string | undefined;
  /** What a create call in the API's UUID world requires in place of the code. */
  readonly id: string | undefined;
}

export interface SshKeyOffer {
  readonly id: string;
  readonly name: string;
}

/** What can be chosen for a new server. Any list may be empty, since the API may not provide it. */
export interface Catalogue {
  readonly plans: readonly PlanOffer[];
  readonly systems: readonly OsOffer[];
  readonly locations: readonly LocationOffer[];
  readonly sshKeys: readonly SshKeyOffer[];
  /** Why a list is not there. An API that does not have one answers that it is not found. */
  readonly missing?: Readonly<Partial<Record<ListName, Problem>>>;
}

export type ListName = "plans" | "systems" | "locations" | "sshKeys";

export const emptyCatalogue: Catalogue = { plans: [], systems: [], locations: [], sshKeys: [] };

const firstWord = /^[\p{L}\d][\p{L}\d.+-]*(?:\s(?=[A-Z]\p{L}*\s+\d)[A-Z]\p{L}*)?/u;

/** "Rocky Linux" of "Rocky Linux 9", "Debian" of "Debian 12". */
export function familyOf(osName: string): string {
  return firstWord.exec(osName)?.[0] ?? osName;
}

/** The plans available in the location, the cheapest first and those without a price last. */
export function plansFor(location: string, plans: readonly PlanOffer[]): readonly PlanOffer[] {
  return plans
    .filter(({ isAvailable, locations }) => isAvailable && (locations?.includes(location) ?? true))
    .sort((a, b) => (a.monthlyUsd ?? Infinity) - (b.monthlyUsd ?? Infinity) || 0);
}
