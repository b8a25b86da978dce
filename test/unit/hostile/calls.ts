import { VpsClient } from "../../../src/api/vpsClient";
import powerStarting from "../../fixtures/api/powerStarting.json";
import powerStopping from "../../fixtures/api/powerStopping.json";
import powerRebooting from "../../fixtures/api/powerRebooting.json";
import serverCreated from "../../fixtures/api/serverCreated.json";
import serverDetails from "../../fixtures/api/serverDetails.json";
import serverList from "../../fixtures/api/serverList.json";
import { InstantClock } from "../../fakes/instantClock";
import { RecordingLogger } from "../../fakes/recordingLogger";
import { retriesOn } from "../../fakes/retriesOn";
import { aRequest } from "../../fakes/requests";

/** A call of the API, with a valid response to it. */
export interface Call {
  readonly name: string;
  readonly valid: unknown;
  readonly make: (client: VpsClient) => Promise<unknown>;
}

/** The client, whose every request gets this response. */
export function clientAnswered(answer: unknown): VpsClient {
  const http = { send: () => Promise.resolve(answer) };
  return new VpsClient(http, retriesOn(new InstantClock()), new RecordingLogger());
}

const plan = {
  ...{ id: 1, name: "Standard VPS", vcpus: 2, memory: 4096, storage: 80, bandwidth: 2048 },
  ...{ price_monthly: 10, price_hourly: "0.015", available: true, locations: ["us-west"] },
};
const system = { uuid: "aaaa-1", name: "Ubuntu", versions: [{ uuid: "bbbb-2", name: "24.04" }] };

export const calls: readonly Call[] = [
  { name: "list", valid: serverList, make: (client) => client.listServers() },
  { name: "create", valid: serverCreated, make: (client) => client.createServer(aRequest()) },
  { name: "details", valid: serverDetails, make: (client) => client.getServer("12345") },
  {
    name: "PUT",
    valid: serverDetails,
    make: (client) =>
      client.replaceSettings("1", { name: "a", hostname: "a.b", backupsEnabled: true }),
  },
  {
    name: "PATCH",
    valid: serverDetails,
    make: (client) => client.changeSettings("1", { name: "a" }),
  },
  { name: "DELETE", valid: null, make: (client) => client.deleteServer("1") },
  { name: "start", valid: powerStarting, make: (client) => client.power("1", "start") },
  { name: "stop", valid: powerStopping, make: (client) => client.power("1", "stop") },
  { name: "reboot", valid: powerRebooting, make: (client) => client.power("1", "reboot") },
  {
    name: "plans",
    valid: { count: 2, results: [plan, { ...plan, id: 2 }] },
    make: (client) => client.listPlans(),
  },
  {
    name: "operating systems",
    valid: { count: 2, results: [system, { id: 5, name: "Debian 12" }] },
    make: (client) => client.listSystems(),
  },
  {
    name: "locations",
    valid: { count: 1, results: [{ id: 1, code: "us-west", name: "US West" }] },
    make: (client) => client.listLocations(),
  },
  {
    name: "SSH keys",
    valid: { count: 1, results: [{ id: 1, name: "laptop" }] },
    make: (client) => client.listSshKeys(),
  },
  {
    name: "account",
    valid: { account: { email: "ada@example.com" }, token: { name: "Laptop" } },
    make: (client) => client.whoAmI(),
  },
];
