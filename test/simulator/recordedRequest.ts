import type { IncomingHttpHeaders } from "node:http";

/** A request that the simulator got. */
export interface RecordedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The body's text; empty until it is read whole. */
  readonly body: string;
  /** By the simulator's clock. */
  readonly receivedAt: number;
  /** The status that was answered; none until then, and none if none ever was. */
  readonly status: number | undefined;
}
