import type { AccountRecord, Permission } from "./accountRecords";
import type { Certificate } from "./certificates";
import type { SimulatorClock } from "./clock";
import type { IdWorld, PlanRecord, ServerRecord } from "./serverRecords";
import type { Durations } from "./stateMachine";
import type { Paging } from "./world";

export interface SimulatorOptions extends WorldOptions {
  /** Defaults to any free port. */
  readonly port?: number;
  /** Serves https with this certificate. Defaults to plain http. */
  readonly tls?: Certificate;
}

/** What the simulator knows and how it behaves. */
export interface WorldOptions {
  /** The first account's servers. Defaults to the API document's two. */
  readonly servers?: readonly ServerRecord[];
  /** Defaults to one account with the token of `defaultAccount`. */
  readonly accounts?: readonly AccountRecord[];
  readonly ids?: IdWorld;
  /**
   * Serves operating-systems/, ssh-keys/ and locations/, which the API document does not contain.
   */
  readonly catalogues?: boolean;
  readonly plans?: readonly PlanRecord[];
  /** Without it a list is always complete, and has neither `next` nor `previous`. */
  readonly paging?: Paging;
  readonly clock?: SimulatorClock;
  /** In milliseconds. Anything omitted takes about as long as in reality. */
  readonly durationsMs?: Partial<Durations>;
  /** The permissions of tokens whose account does not specify any. Defaults to all. */
  readonly tokenPermissions?: readonly Permission[];
  /** Whether account/me/ answers. Defaults to true; otherwise nobody learns whose a token is. */
  readonly namesOwners?: boolean;
  /** Lets the servers' resource usage move with the clock. */
  readonly wanderingUsage?: boolean;
}
