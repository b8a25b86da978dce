import type { AccountRecord } from "./accountRecords";
import { detailAnswer, jsonAnswer } from "./answer";
import type { Answer } from "./answer";
import { timestamp } from "./clock";
import { readIntegerCreate, readUuidCreate } from "./createRequest";
import { listAnswer } from "./listAnswer";
import { readFields } from "./requestBody";
import { createdServer, detailedServer, listedServer, poweredServer } from "./serverAnswers";
import type { ServerRecord } from "./serverRecords";
import { power } from "./stateMachine";
import type { PowerAction } from "./stateMachine";
import { readUpdate } from "./updateRequest";
import { uuidOf } from "./uuidOf";
import { urlOf } from "./world";
import type { Call, World } from "./world";

export function listServers(call: Call, account: AccountRecord, world: World): Answer {
  const query = urlOf(call).searchParams;
  const status = query.get("status");
  const location = query.get("location");
  const entries = world.store
    .of(account.token)
    .filter((server) => !status || server.status === status)
    .filter((server) => !location || server.location === location)
    .map((server) => listedServer(server, world));
  return listAnswer(entries, call, world.paging);
}

export function createServer(call: Call, account: AccountRecord, world: World): Answer {
  const body = readFields(call);
  if ("refusal" in body) {
    return body.refusal;
  }
  const read = world.ids === "uuid" ? readUuidCreate : readIntegerCreate;
  const checked = read(body.fields, world.catalogue);
  if ("errors" in checked) {
    return jsonAnswer(400, checked.errors);
  }
  if (account.credit !== undefined && account.credit < checked.request.plan.priceMonthly) {
    return detailAnswer(402, "Insufficient credits. Please add credits to your account.");
  }
  const now = timestamp(world.clock.now());
  const server: ServerRecord = {
    ...checked.request,
    id: world.store.nextId(),
    status: "provisioning",
    ipAddress: null,
    ipv6Address: null,
    createdAt: now,
    updatedAt: now,
    statusSince: world.clock.now(),
  };
  world.store.add(account.token, server);
  return jsonAnswer(201, createdServer(server, world));
}

/** Answers a call about one server by its id in the path. */
export function oneServer(
  id: string,
  call: Call,
  account: AccountRecord,
  world: World,
  action?: PowerAction,
): Answer {
  const server = world.store
    .of(account.token)
    .find((one) => (world.ids === "uuid" ? uuidOf("server", one.id) : String(one.id)) === id);
  if (!server) {
    return detailAnswer(404, "No Server matches the given query.");
  }
  if (action) {
    return powerServer(server, action, world);
  }
  switch (call.method) {
    case "PUT":
    case "PATCH":
      return updateServer(server, call.method, call, world);
    case "DELETE":
      world.store.remove(server.id);
      return { status: 204, headers: {}, body: undefined };
    default:
      return jsonAnswer(200, detailedServer(server, world));
  }
}

function updateServer(
  server: ServerRecord,
  method: "PUT" | "PATCH",
  call: Call,
  world: World,
): Answer {
  const body = readFields(call);
  if ("refusal" in body) {
    return body.refusal;
  }
  const checked = readUpdate(body.fields, method);
  if ("errors" in checked) {
    return jsonAnswer(400, checked.errors);
  }
  if (Object.keys(checked.changes).length === 0) {
    return jsonAnswer(200, detailedServer(server, world));
  }
  const updatedAt = timestamp(world.clock.now());
  const changed = world.store.change(server.id, { ...checked.changes, updatedAt });
  return jsonAnswer(200, detailedServer(changed, world));
}

function powerServer(server: ServerRecord, action: PowerAction, world: World): Answer {
  const result = power(server.status, action);
  if ("refusal" in result) {
    return jsonAnswer(400, { status: "error", message: result.refusal });
  }
  const updatedAt = timestamp(world.clock.now());
  const changed = world.store.change(server.id, { status: result.status, updatedAt });
  return jsonAnswer(200, poweredServer(changed, world));
}
