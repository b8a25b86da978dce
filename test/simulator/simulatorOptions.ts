import type { AccountRecord, Permission } from "./accountRecords";
import type { Certificate } from "./certificates";
import type { SimulatorClock } from "./clock";
import type { IdWorld, PlanRecord, ServerRecord } from "./serverRecords";
import type { Durations } from "./stateMachine";
import type { Paging } from "./world";

export interface SimulatorOptions extends WorldOptions {
  /** Any free port, without it. */
  readonly port?: number;
  /** Speaks https with this certificate; plain http, without it. */
  readonly tls?: Certificate;
}

/** What the simulator knows and how it behaves. */
export interface WorldOptions {
  /** The first account's servers; the API document's two, without it. */
  readonly servers?: readonly ServerRecord[];
  /** One account with the token of `defaultAccount`, without it. */
  readonly accounts?: readonly AccountRecord[];
  readonly ids?: IdWorld;
  /** Answers operating-systems/, ssh-keys/ and locations/, which the API document does not know. */
  readonly catalogues?: boolean;
  readonly plans?: readonly PlanRecord[];
  /** Without it a list is always whole, and has neither `next` nor `previous`. */
  readonly paging?: Paging;
  readonly clock?: SimulatorClock;
  /** In milliseconds; what is not given is about as long as in real life. */
  readonly durationsMs?: Partial<Durations>;
  /** What tokens may do whose account does not say it; everything, without it. */
  readonly tokenPermissions?: readonly Permission[];
  /** Lets the servers' resource usage move with the clock. */
  readonly wanderingUsage?: boolean;
}
