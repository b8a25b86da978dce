import {
  familyOf,
  type LocationOffer,
  type OsOffer,
  type PlanOffer,
  type SshKeyOffer,
} from "../core/create/catalogue";
import { isFields, readAmount, readFlag, readId, readText, type Fields } from "./fields";

/*
 * Entries that cannot be read are left out: a catalogue only offers, and everything in it can
 * also be entered by hand.
 */

/** `GET plans/`. Prices come as numbers or as text. */
export function parsePlans(answers: readonly unknown[]): readonly PlanOffer[] {
  return readAll(answers, (plan) => {
    const id = ownId(plan);
    return id === undefined
      ? []
      : [
          {
            id,
            name: readText(plan.name) ?? id,
            vcpus: readAmount(plan.vcpus),
            memoryMb: readAmount(plan.memory),
            storageGb: readAmount(plan.storage),
            bandwidthGb: readAmount(plan.bandwidth),
            monthlyUsd: readAmount(plan.price_monthly),
            hourlyUsd: readAmount(plan.price_hourly),
            isAvailable: readFlag(plan.available) ?? true,
            locations: readTexts(plan.locations),
          },
        ];
  });
}

/**
 * `GET operating-systems/`, which no document describes. A system is an entry, or an entry with its
 * versions below it, each with its own id.
 */
export function parseSystems(answers: readonly unknown[]): readonly OsOffer[] {
  return readAll(answers, (system) => {
    const name = readText(system.name);
    if (name === undefined) {
      return [];
    }
    const { versions } = system;
    if (!Array.isArray(versions) || !versions.every(isFields)) {
      const id = ownId(system);
      return id === undefined ? [] : [{ id, name, family: familyOf(name) }];
    }
    return versions.flatMap((version) => {
      const id = ownId(version);
      const versionName = readText(version.name) ?? readText(version.version) ?? "";
      return id === undefined ? [] : [{ id, name: `${name} ${versionName}`.trim(), family: name }];
    });
  });
}

/** `GET locations/`, which no document describes. */
export function parseLocations(answers: readonly unknown[]): readonly LocationOffer[] {
  return readAll(answers, (location) => {
    const name = readText(location.name);
    const code = readText(location.code) ?? name;
    return code === undefined ? [] : [{ code, name, id: ownId(location) }];
  });
}

/** `GET ssh-keys/`, which no document describes. */
export function parseSshKeys(answers: readonly unknown[]): readonly SshKeyOffer[] {
  return readAll(answers, (key) => {
    const id = ownId(key);
    return id === undefined ? [] : [{ id, name: readText(key.name) ?? id }];
  });
}

function ownId({ uuid, id }: Fields): string | undefined {
  return readId(uuid) ?? readId(id);
}

/** Undefined unless each of them is a text. */
function readTexts(value: unknown): readonly string[] | undefined {
  const texts = Array.isArray(value) ? value.map(readText) : [undefined];
  const readable = texts.filter((text) => text !== undefined);
  return readable.length === texts.length ? readable : undefined;
}

function readAll<Offer>(
  answers: readonly unknown[],
  offersIn: (entry: Fields) => readonly Offer[],
): readonly Offer[] {
  return answers.flatMap((entry) => (isFields(entry) ? offersIn(entry) : []));
}
