import * as v from "valibot";
import {
  familyOf,
  type LocationOffer,
  type OsOffer,
  type PlanOffer,
  type SshKeyOffer,
} from "../core/create/catalogue";
import {
  locationOfferSchema,
  nestedOsSchema,
  planOfferSchema,
  sshKeyOfferSchema,
} from "./catalogueSchemas";

/*
 * Entries that cannot be read are left out: a catalogue only offers, and everything in it can
 * also be entered by hand.
 */

export function parsePlans(answers: readonly unknown[]): readonly PlanOffer[] {
  return readAll(planOfferSchema, answers, (plan) => {
    const id = plan.uuid ?? plan.id;
    return id === undefined
      ? []
      : [
          {
            id,
            name: plan.name ?? id,
            vcpus: plan.vcpus,
            memoryMb: plan.memory,
            storageGb: plan.storage,
            bandwidthGb: plan.bandwidth,
            monthlyUsd: plan.price_monthly,
            hourlyUsd: plan.price_hourly,
            isAvailable: plan.available ?? true,
            locations: plan.locations,
          },
        ];
  });
}

/** A system is an entry, or an entry with its versions below it, each with its own id. */
export function parseSystems(answers: readonly unknown[]): readonly OsOffer[] {
  return readAll(nestedOsSchema, answers, ({ id, uuid, name, versions }) => {
    if (name === undefined) {
      return [];
    }
    if (versions === undefined) {
      const ownId = uuid ?? id;
      return ownId === undefined ? [] : [{ id: ownId, name, family: familyOf(name) }];
    }
    return versions.flatMap((version) => {
      const versionId = version.uuid ?? version.id;
      const versionName = version.name ?? version.version ?? "";
      return versionId === undefined
        ? []
        : [{ id: versionId, name: `${name} ${versionName}`.trim(), family: name }];
    });
  });
}

export function parseLocations(answers: readonly unknown[]): readonly LocationOffer[] {
  return readAll(locationOfferSchema, answers, ({ id, uuid, code, name }) => {
    const known = code ?? name;
    return known === undefined ? [] : [{ code: known, name, id: uuid ?? id }];
  });
}

export function parseSshKeys(answers: readonly unknown[]): readonly SshKeyOffer[] {
  return readAll(sshKeyOfferSchema, answers, ({ id, uuid, name }) => {
    const ownId = uuid ?? id;
    return ownId === undefined ? [] : [{ id: ownId, name: name ?? ownId }];
  });
}

function readAll<T, Offer>(
  schema: v.GenericSchema<unknown, T>,
  answers: readonly unknown[],
  offersIn: (entry: T) => readonly Offer[],
): readonly Offer[] {
  return answers.flatMap((entry) => {
    const parsed = v.safeParse(schema, entry);
    return parsed.success ? offersIn(parsed.output) : [];
  });
}
