import { nodeTransport } from "../../src/api/nodeTransport";
import { Http } from "../../src/api/http";
import { VpsClient } from "../../src/api/vpsClient";
import { defaultAccount } from "../simulator/accountRecords";
import { InstantClock } from "./instantClock";
import { RecordingLogger } from "./recordingLogger";

export interface TestClient {
  readonly client: VpsClient;
  readonly logger: RecordingLogger;
  /** Its waits are those between retries. */
  readonly clock: InstantClock;
}

/** The real client, whose retries do not wait. */
export function testClient(
  apiUrl: string,
  { token = defaultAccount.token, timeoutMs = 5_000, random = 0.5 } = {},
): TestClient {
  const clock = new InstantClock();
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
  return { client: new VpsClient(http, { clock, random: () => random }, logger), logger, clock };
}
