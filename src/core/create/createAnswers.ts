import type { LocationOffer } from "./catalogue";

/** Something chosen from a list, or entered by its id if the API has no list. */
export interface Choice {
  readonly id: string;
  readonly label: string;
}

export interface PlanChoice extends Choice {
  readonly monthlyUsd: number | undefined;
  readonly hourlyUsd: number | undefined;
  /** Where it is available. Undefined if unknown. */
  readonly locations: readonly string[] | undefined;
}

export interface LocationChoice {
  readonly code: string;
  /** The location's own id, if the API has sent one. */
  readonly id: string | undefined;
}

/** Everything that the user answers in the wizard; undefined means "not asked yet". */
export interface CreateAnswers {
  readonly account: Choice | undefined;
  readonly location: LocationChoice | undefined;
  readonly plan: PlanChoice | undefined;
  readonly os: Choice | undefined;
  readonly name: string | undefined;
  /** Empty for none. */
  readonly hostname: string;
  readonly sshKey: Choice | undefined;
  readonly backupsEnabled: boolean;
}

export const noAnswers: CreateAnswers = {
  account: undefined,
  location: undefined,
  plan: undefined,
  os: undefined,
  name: undefined,
  hostname: "",
  sshKey: undefined,
  backupsEnabled: false,
};

/** What is requested from the API: the complete answers. */
export interface CreateRequest {
  readonly name: string;
  readonly planId: string;
  readonly osId: string;
  readonly location: LocationChoice;
  /** Empty for none. */
  readonly hostname: string;
  readonly sshKeyId: string | undefined;
  readonly backupsEnabled: boolean;
}

/**
 * Undefined while something that the API needs has not been answered. A location that was chosen
 * before the API's list of locations arrived gets its id from that list.
 */
export function toRequest(
  answers: CreateAnswers,
  listed: readonly LocationOffer[],
): CreateRequest | undefined {
  const { location, plan, os, name, hostname, sshKey, backupsEnabled } = answers;
  return location && plan && os && name
    ? {
        name,
        planId: plan.id,
        osId: os.id,
        location: {
          code: location.code,
          id: location.id ?? listed.find(({ code }) => code === location.code)?.id,
        },
        hostname,
        sshKeyId: sshKey?.id,
        backupsEnabled,
      }
    : undefined;
}

/** A server of the UUID world has no name of its own and cannot be created with backups. */
export function createsByUuid(planId: string): boolean {
  return !/^\d+$/.test(planId);
}
