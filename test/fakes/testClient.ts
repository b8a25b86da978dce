import { nodeTransport } from "../../src/api/nodeTransport";
import { Http } from "../../src/api/http";
import { VpsClient } from "../../src/api/vpsClient";
import { defaultAccount } from "../simulator/accountRecords";
import { AccountPace } from "../../src/core/refresh/accountPace";
import { InstantClock } from "./instantClock";
import { RecordingLogger } from "./recordingLogger";
import { retriesOn } from "./retriesOn";

export interface TestClient {
  readonly client: VpsClient;
  readonly logger: RecordingLogger;
  /** Its waits are those between retries. */
  readonly clock: InstantClock;
}

/** The real client, whose retries do not wait. */
export function testClient(
  apiUrl: string,
  {
    token = defaultAccount.token,
    timeoutMs = 5_000,
    random = 0.5,
    clock = new InstantClock(),
    pace = new AccountPace(clock),
  } = {},
): TestClient {
  const logger = new RecordingLogger();
  const http = new Http({
    transport: nodeTransport,
    baseUrl: apiUrl,
    token,
    userAgent: "vps-servers/1.2.3",
    timeoutMs: () => timeoutMs,
    clock,
    logger,
  });
  const retry = retriesOn(clock, { logger, random: () => random, pace });
  return { client: new VpsClient(http, retry, logger), logger, clock };
}
