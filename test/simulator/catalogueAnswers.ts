import type { AccountRecord, Permission } from "./accountRecords";
import type { CatalogueName } from "./routes";
import { identity } from "./serverAnswers";
import type { OsRecord, PlanRecord } from "./serverRecords";
import { uuidOf } from "./uuidOf";
import type { World } from "./world";

export function planEntry(plan: PlanRecord, world: World) {
  return {
    ...identity("plan", plan.id, world.ids),
    name: plan.name,
    slug: plan.slug,
    vcpus: plan.vcpus,
    memory: plan.memory,
    storage: plan.storage,
    bandwidth: plan.bandwidth,
    price_monthly: plan.priceMonthly,
    price_hourly: plan.priceHourly,
    available: plan.available,
    locations: plan.locations,
    description: plan.description,
  };
}

export function accountAnswer(account: AccountRecord, world: World) {
  return {
    account: {
      email: account.email,
      first_name: account.firstName ?? "",
      last_name: account.lastName ?? "",
      company_name: account.companyName ?? "",
      created_at: account.createdAt ?? "2024-06-15",
    },
    token: { name: account.tokenName ?? "Token", permissions: permissionsOf(account, world) },
  };
}

export function permissionsOf(account: AccountRecord, world: World): readonly Permission[] {
  return account.permissions ?? world.permissions;
}

/** The entries of a list that the API document does not have. */
export function catalogueEntries(name: CatalogueName, world: World): readonly unknown[] {
  const { locations, operatingSystems, sshKeys } = world.catalogue;
  switch (name) {
    case "locations":
      return locations.map(({ id, code, name: title }) => ({
        ...identity("location", id, world.ids),
        code,
        name: title,
      }));
    case "ssh-keys":
      return sshKeys.map(({ id, name: title, publicKey }) => ({
        ...identity("sshKey", id, world.ids),
        name: title,
        public_key: publicKey,
      }));
    case "operating-systems":
      return world.ids === "uuid" ? families(operatingSystems) : operatingSystems.map(flatOs);
  }
}

function flatOs({ id, family, version }: OsRecord) {
  return { id, name: `${family} ${version}` };
}

/** In the uuid world a create names the version of a system, so the list has versions in it. */
function families(systems: readonly OsRecord[]) {
  const names = [...new Set(systems.map(({ family }) => family))];
  return names.map((name) => ({
    uuid: uuidOf("osFamily", name),
    name,
    versions: systems
      .filter(({ family }) => family === name)
      .map(({ id, version }) => ({ uuid: uuidOf("os", id), name: version })),
  }));
}
