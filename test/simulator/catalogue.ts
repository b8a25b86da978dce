import type { LocationRecord, OsRecord, PlanRecord, SshKeyRecord } from "./serverRecords";

export interface Catalogue {
  readonly plans: readonly PlanRecord[];
  readonly operatingSystems: readonly OsRecord[];
  readonly locations: readonly LocationRecord[];
  readonly sshKeys: readonly SshKeyRecord[];
}

const everywhere = ["us-west", "us-east", "eu-central", "ap-south"];

/** Plan 1 of the API document's servers. */
export const standardPlan: PlanRecord = {
  id: 1,
  name: "Standard VPS",
  slug: "standard",
  vcpus: 2,
  memory: 4096,
  storage: 80,
  bandwidth: 2048,
  priceMonthly: 10,
  priceHourly: 0.015,
  available: true,
  locations: everywhere,
  description: "A balanced plan for web applications",
};

/** Plan 2 of the API document's servers. */
export const performancePlan: PlanRecord = {
  id: 2,
  name: "Performance VPS",
  slug: "performance",
  vcpus: 4,
  memory: 8192,
  storage: 160,
  bandwidth: 4096,
  priceMonthly: 20,
  priceHourly: 0.03,
  available: true,
  locations: everywhere,
  description: "For databases and busy sites",
};

export const starterPlan: PlanRecord = {
  id: 3,
  name: "Starter VPS",
  slug: "starter",
  vcpus: 1,
  memory: 2048,
  storage: 40,
  bandwidth: 1024,
  priceMonthly: 5,
  priceHourly: 0.007,
  available: true,
  locations: ["us-west", "us-east", "eu-central"],
  description: "For small sites and trying things out",
};

export const businessPlan: PlanRecord = {
  id: 4,
  name: "Business VPS",
  slug: "business",
  vcpus: 8,
  memory: 16384,
  storage: 320,
  bandwidth: 8192,
  priceMonthly: 40,
  priceHourly: 0.06,
  available: true,
  locations: everywhere,
  description: "For heavy workloads",
};

export const debian12: OsRecord = { id: 3, family: "Debian", version: "12" };
export const ubuntu2204: OsRecord = { id: 5, family: "Ubuntu", version: "22.04 LTS" };
export const ubuntu2404: OsRecord = { id: 6, family: "Ubuntu", version: "24.04 LTS" };
export const rocky9: OsRecord = { id: 7, family: "Rocky Linux", version: "9" };
export const alma9: OsRecord = { id: 8, family: "AlmaLinux", version: "9" };

/**
 * Plans 1 and 2 are those of the API document's servers, so that a created server has the plan that
 * was chosen; the document's page about plans numbers them differently.
 */
export const defaultCatalogue: Catalogue = {
  plans: [standardPlan, performancePlan, starterPlan, businessPlan],
  operatingSystems: [debian12, ubuntu2204, ubuntu2404, rocky9, alma9],
  locations: [
    { id: 1, code: "us-west", name: "US West" },
    { id: 2, code: "us-east", name: "US East" },
    { id: 3, code: "eu-central", name: "EU Central" },
    { id: 4, code: "ap-south", name: "AP South" },
  ],
  sshKeys: [
    {
      id: 1,
      name: "laptop",
      publicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample1 ada@laptop",
    },
    { id: 2, name: "desk", publicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample2 ada@desk" },
  ],
};
