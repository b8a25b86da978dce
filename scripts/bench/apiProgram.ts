/**
 * A process that plays the API: what it spends is not counted as the extension's. Its answers are
 * made before they are asked for.
 *
 *   PUT control/COUNT/CHANGED  prepares a list of so many servers, in two versions
 *   POST control/next          gives the other version from now on
 */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { listBody, wireServer } from "../../test/fakes/longList";

let versions: readonly Buffer[] = [];
let version = 0;
let requestCount = 0;
const statusOf = new Map<number, string>();

const server = createServer((request, response) => {
  request.resume();
  const { status, body } = answerTo(request);
  response.writeHead(status, { "content-type": "application/json" });
  response.end(body);
});

function answerTo({ method, url = "" }: IncomingMessage): {
  readonly status: number;
  readonly body: string | Buffer;
} {
  const control = /\/control\/(\d+)\/(\d+)$/.exec(url);
  if (control) {
    const [, count, changed] = control.map(Number);
    versions = [0, 1].map((one) => Buffer.from(listBody(count ?? 0, changed ?? 0, one)));
    version = 0;
    statusOf.clear();
    return { status: 200, body: "{}" };
  }
  if (url.endsWith("/control/next")) {
    version += 1;
    return { status: 200, body: "{}" };
  }
  if (url.endsWith("/control/count")) {
    return { status: 200, body: String(requestCount) };
  }
  requestCount += 1;
  if (url.endsWith("/servers/")) {
    return { status: 200, body: versions[version % versions.length] ?? "" };
  }
  const [, id = "", action = ""] = /\/servers\/(\d+)\/(\w*)/.exec(url) ?? [];
  const at = Number(id) - 10_000;
  if (method === "POST" && action !== "") {
    statusOf.set(at, "stopped");
    const now = { ...wireServer(at), status: "stopping" };
    return { status: 200, body: JSON.stringify({ status: "success", server: now }) };
  }
  return { status: 200, body: JSON.stringify(wireServer(at, statusOf.get(at))) };
}

server.listen(0, "127.0.0.1", () => {
  process.send?.((server.address() as AddressInfo).port);
});
process.on("disconnect", () => {
  process.exit();
});
