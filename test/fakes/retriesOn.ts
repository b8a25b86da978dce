import type { RetryOptions } from "../../src/api/retryReads";
import type { Clock } from "../../src/core/base/clock";
import { AccountPace } from "../../src/core/refresh/accountPace";
import { RecordingLogger } from "./recordingLogger";

/** How the requests of one account are sent again, with a budget of its own. */
export function retriesOn(clock: Clock, options: Partial<RetryOptions> = {}): RetryOptions {
  return {
    clock,
    logger: new RecordingLogger(),
    random: () => 0.5,
    pace: new AccountPace(clock),
    ...options,
  };
}
