/** A server as the list knows it. Ids are opaque: taken from the API and given back unchanged. */
export interface Server {
  readonly id: string;
  readonly name: string;
  readonly hostname: string | undefined;
  /** A known status in lower case, or the API's own word. */
  readonly status: string;
  readonly ipv4: string | undefined;
  readonly ipv6: string | undefined;
  /** Data-centre code such as "us-west"; empty when the API names none. */
  readonly location: string;
  readonly plan: ServerPlan | undefined;
  readonly os: OperatingSystem | undefined;
  readonly createdAtMs: number | undefined;
  readonly updatedAtMs: number | undefined;
  /** Marked by the user, in VS Code alone. */
  readonly isProtected?: boolean;
}

/** What one server's own answer adds to the list's (call 3 in docs/api.md); each part may be missing. */
export interface ServerDetails extends Server {
  readonly backupsEnabled: boolean | undefined;
  readonly usage: ResourceUsage | undefined;
}

export interface ServerPlan {
  readonly id: string | undefined;
  readonly name: string;
  readonly vcpus: number | undefined;
  readonly memoryMb: number | undefined;
  readonly storageGb: number | undefined;
  readonly bandwidthGb: number | undefined;
}

export interface OperatingSystem {
  readonly id: string | undefined;
  readonly name: string;
}

export interface ResourceUsage {
  readonly cpuPercent: number | undefined;
  readonly memoryUsedMb: number | undefined;
  readonly diskUsedGb: number | undefined;
  readonly bandwidthUsedGb: number | undefined;
}

/** Names one server among those of all accounts. */
export interface ServerRef {
  readonly accountKey: string;
  readonly serverId: string;
}

export function serverKey({ accountKey, serverId }: ServerRef): string {
  return `${accountKey}/${serverId}`;
}
