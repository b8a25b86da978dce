/** Which kind of ids the responses, paths and create bodies use. */
export type IdWorld = "integer" | "uuid";

export interface PlanRecord {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  readonly vcpus: number;
  readonly memory: number;
  readonly storage: number;
  readonly bandwidth: number;
  readonly priceMonthly: number;
  readonly priceHourly: number;
  readonly available: boolean;
  /** The codes of the locations that offer it. */
  readonly locations: readonly string[];
  readonly description: string;
}

/** One installable version of an operating system; its name is family and version. */
export interface OsRecord {
  readonly id: number;
  readonly family: string;
  readonly version: string;
}

export interface LocationRecord {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

export interface SshKeyRecord {
  readonly id: number;
  readonly name: string;
  readonly publicKey: string;
}

export interface ResourceUsage {
  readonly cpuPercent: number;
  readonly memoryUsed: number;
  readonly diskUsed: number;
  readonly bandwidthUsed: number;
}

export interface ServerRecord {
  /** In the uuid world responses contain `uuidOf("server", id)` instead. */
  readonly id: number;
  readonly name: string;
  readonly hostname: string | null;
  readonly status: string;
  readonly ipAddress: string | null;
  readonly ipv6Address: string | null;
  /** The data centre's code. */
  readonly location: string;
  readonly plan: PlanRecord;
  readonly os: OsRecord;
  readonly backupsEnabled: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The document's details example is younger than its list example; any change drops this. */
  readonly detailsUpdatedAt?: string;
  readonly usage?: ResourceUsage;
  /** When the status was entered, by the simulator's clock; without it, at the simulator's start. */
  readonly statusSince?: number;
}
