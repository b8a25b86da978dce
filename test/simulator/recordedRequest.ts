import type { IncomingHttpHeaders } from "node:http";

/** A request that the simulator received. */
export interface RecordedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The body's text. Empty until it has been read completely. */
  readonly body: string;
  /** By the simulator's clock. */
  readonly receivedAt: number;
  /** The status of the response. Undefined until it is sent, or if none is ever sent. */
  readonly status: number | undefined;
}
