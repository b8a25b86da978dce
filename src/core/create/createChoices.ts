import {
  familyOf,
  plansFor,
  type Catalogue,
  type LocationOffer,
  type OsOffer,
  type PlanOffer,
  type SshKeyOffer,
} from "./catalogue";
import type { Choice } from "./createAnswers";
import type { Server } from "../servers/server";
import { compareNames } from "../servers/nameOrder";

/** Where an offer comes from: the API's own list, a server that has it, or the user. */
export interface OfferSources {
  readonly catalogue: Catalogue;
  readonly servers: readonly Server[];
  /** Ids that were entered by hand in this session. */
  readonly entered: EnteredChoices;
}

export interface EnteredChoices {
  readonly locations: readonly string[];
  readonly plans: readonly Choice[];
  readonly systems: readonly Choice[];
  readonly sshKeys: readonly Choice[];
}

export const nothingEntered: EnteredChoices = {
  locations: [],
  plans: [],
  systems: [],
  sshKeys: [],
};

export type LocationOfferHere = LocationOffer & { readonly serverCount: number };

/**
 * Locations of the plans, of the location list, of existing servers, and entered ones. Those with
 * servers stand first: they are known at once, and lists that arrive later do not move them.
 */
export function offeredLocations(knowledge: OfferSources): readonly LocationOfferHere[] {
  const { catalogue, servers, entered } = knowledge;
  const listed = new Map(catalogue.locations.map((location) => [location.code, location]));
  const codes = new Set([
    ...listed.keys(),
    ...catalogue.plans.flatMap(({ locations }) => locations ?? []),
    ...servers.map(({ location }) => location),
    ...entered.locations,
  ]);
  codes.delete("");
  return [...codes]
    .map((code) => ({
      code,
      name: listed.get(code)?.name,
      id: listed.get(code)?.id,
      serverCount: servers.filter(({ location }) => location === code).length,
    }))
    .sort((a, b) => {
      const ownFirst = Number(b.serverCount > 0) - Number(a.serverCount > 0);
      return ownFirst || compareNames(a.code, b.code);
    });
}

/** If the API lists no plans, those of existing servers are offered, without a price. */
export function offeredPlans(location: string, knowledge: OfferSources): readonly PlanOffer[] {
  const { catalogue, servers, entered } = knowledge;
  const listed = plansFor(location, catalogue.plans);
  const ofServers = catalogue.plans.length > 0 ? [] : servers.flatMap(planOf);
  const byHand = entered.plans.map(({ id, label }) => ({ ...unknownPlan, id, name: label }));
  return uniqueById([...listed, ...ofServers, ...byHand]);
}

/** If the API lists no systems, those of existing servers are offered. */
export function offeredSystems(knowledge: OfferSources): readonly OsOffer[] {
  const { catalogue, servers, entered } = knowledge;
  const ofServers =
    catalogue.systems.length > 0
      ? []
      : servers.flatMap(({ os }) =>
          os?.id === undefined ? [] : [{ id: os.id, name: os.name, family: familyOf(os.name) }],
        );
  const byHand = entered.systems.map(({ id, label }) => ({ id, name: label, family: "" }));
  return [...uniqueById([...catalogue.systems, ...ofServers, ...byHand])].sort(
    (a, b) => compareNames(a.family, b.family) || compareNames(a.name, b.name),
  );
}

export function offeredSshKeys({ catalogue, entered }: OfferSources): readonly SshKeyOffer[] {
  const byHand = entered.sshKeys.map(({ id, label }) => ({ id, name: label }));
  return uniqueById([...catalogue.sshKeys, ...byHand]);
}

/** What most of the user's servers have, and so the most likely choice. */
export function mostCommon(ids: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const id of ids) {
    if (id !== undefined && id !== "") {
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

const unknownPlan = {
  vcpus: undefined,
  memoryMb: undefined,
  storageGb: undefined,
  bandwidthGb: undefined,
  monthlyUsd: undefined,
  hourlyUsd: undefined,
  isAvailable: true,
  locations: undefined,
} as const;

function planOf({ plan }: Server): readonly PlanOffer[] {
  return plan?.id === undefined ? [] : [{ ...unknownPlan, ...plan, id: plan.id }];
}

function uniqueById<T extends { readonly id: string }>(offers: readonly T[]): readonly T[] {
  const byId = new Map<string, T>();
  for (const offer of offers) {
    if (!byId.has(offer.id)) {
      byId.set(offer.id, offer);
    }
  }
  return [...byId.values()];
}
