import assert from "node:assert/strict";
import fc from "fast-check";
import type { VpsClient } from "../../../src/api/vpsClient";
import { problemOf } from "../../../src/core/base/problemError";
import { testClient } from "../../fakes/testClient";
import { startSimulator, type Simulator } from "../../simulator/simulator";
import { fuzzRuns, fuzzTimeoutMs } from "./fuzzRuns";

const pieces = [
  ...["..", ".", "/", "\\", "%2e", "%2f", "%5c", "%00", "%25", "?", "#", "&", "=", ":", "@"],
  ...["\n", "\r\n", "\t", "\u0000", " ", "\u202e", "\ud800", "é", "12345", "servers", "start"],
  ...["//evil.example", "http:", "x".repeat(3_000), ";", "*", "~", "constructor"],
];
const hostileId = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }).map((all) => all.join("")),
  fc.string({ unit: "binary", maxLength: 60 }),
);

const settings = { name: "x", hostname: "x.example.com", backupsEnabled: false };
const calls: readonly (readonly [string, string, (client: VpsClient, id: string) => unknown])[] = [
  ["GET", "", (client, id) => client.getServer(id)],
  ["PUT", "", (client, id) => client.replaceSettings(id, settings)],
  ["PATCH", "", (client, id) => client.changeSettings(id, settings)],
  ["DELETE", "", (client, id) => client.deleteServer(id)],
  ["POST", "start/", (client, id) => client.power(id, "start")],
  ["POST", "stop/", (client, id) => client.power(id, "stop")],
  ["POST", "reboot/", (client, id) => client.power(id, "reboot")],
];

describe("An id of any text", function () {
  this.timeout(fuzzTimeoutMs);
  let simulator: Simulator;

  before(async () => {
    simulator = await startSimulator();
  });

  after(() => simulator.close());

  for (const [method, ending, make] of calls) {
    it(`leads to no other path: ${method} ${ending}`, async () => {
      const path = new RegExp(`^/api/v1/servers/[^/?#\\\\]+/${ending}$`);
      const { client } = testClient(simulator.apiUrl);
      await fc.assert(
        fc.asyncProperty(
          hostileId.filter((id) => id !== "12345"),
          async (id) => {
            simulator.clearRequests();
            const caught: unknown = await Promise.resolve(make(client, id)).catch(
              (reason: unknown) => reason,
            );
            assert.ok(problemOf(caught), `${String(caught)} for ${JSON.stringify(id)}`);
            for (const request of simulator.requests) {
              assert.equal(request.method, method);
              assert.match(request.path, path);
              assert.ok(!/^\.{1,2}$/.test(decodeURIComponent(request.path.split("/")[4] ?? "")));
            }
          },
        ),
        fuzzRuns(50),
      );
      assert.deepEqual(
        simulator.servers.map(({ id, status }) => `${id} ${status}`),
        ["12345 active", "12346 active"],
      );
    });
  }
});
