import { Http, type HttpOptions } from "./http";
import { nodeTransport } from "./nodeTransport";
import type { RetryOptions } from "./retryReads";
import type { Transport } from "./transport";
import { VpsClient } from "./vpsClient";

export type ClientOptions = Omit<HttpOptions, "transport"> &
  RetryOptions & { /** The network, if nothing else is given. */ readonly transport?: Transport };

/** Everything that speaks to the API. It is a bundle of its own, loaded with the first request. */
export function createClient(options: ClientOptions): VpsClient {
  return new VpsClient(new Http({ transport: nodeTransport, ...options }), options, options.logger);
}
