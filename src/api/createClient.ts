import { Http, type HttpOptions } from "./http";
import type { RetryOptions } from "./retryReads";
import { VpsClient } from "./vpsClient";

export type ClientOptions = HttpOptions & RetryOptions;

/** Everything that speaks to the API. It is a bundle of its own, loaded with the first request. */
export function createClient(options: ClientOptions): VpsClient {
  return new VpsClient(new Http(options), options, options.logger);
}
