import type { AccountRecord, Permission } from "./accountRecords";
import type { Catalogue } from "./catalogue";
import type { SimulatorClock } from "./clock";
import type { IdWorld } from "./serverRecords";
import type { ServerStore } from "./serverStore";

/** The three ways in which Django REST framework pages. */
export type Pager = "pageNumber" | "limitOffset" | "cursor";

export interface Paging {
  readonly defaultSize: number;
  readonly maxSize: number;
  /** By page number, without it. */
  readonly pager?: Pager;
  /** Where the links to other pages begin, as a proxy makes it; the call's own address, without it. */
  readonly linkOrigin?: string;
}

/** Everything that a response depends on besides the request. */
export interface World {
  readonly ids: IdWorld;
  readonly catalogue: Catalogue;
  /** Whether the lists that the API document does not contain are served. */
  readonly catalogues: boolean;
  readonly paging: Paging | undefined;
  readonly namesOwners: boolean;
  readonly wanderingUsage: boolean;
  readonly clock: SimulatorClock;
  readonly store: ServerStore;
  /** By token. */
  readonly accounts: Map<string, AccountRecord>;
  readonly permissions: readonly Permission[];
}

/** A request as it was read from the socket. */
export interface Call {
  readonly method: string;
  /** The path with the query. */
  readonly path: string;
  readonly host: string;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly body: string;
}

/** The address of a call, built as text because a path may begin with two slashes. */
export function urlOf({ host, path }: Call): URL {
  return new URL(`http://${host}${path}`);
}
