import type { AccountRecord, Permission } from "./accountRecords";
import { detailAnswer, jsonAnswer } from "./answer";
import type { Answer } from "./answer";
import { accountAnswer, catalogueEntries, permissionsOf, planEntry } from "./catalogueAnswers";
import { listAnswer } from "./listAnswer";
import { findRoute } from "./routes";
import type { Route } from "./routes";
import { createServer, listServers, oneServer } from "./serverCalls";
import { urlOf } from "./world";
import type { Call, World } from "./world";

/** Responds to a call as the API would, and changes the world accordingly. */
export function answerCall(call: Call, world: World): Answer {
  const url = urlOf(call);
  const route = findRoute(url.pathname, world.ids, world.catalogues);
  if (!route) {
    return withoutRoute(url, world);
  }
  const account = accountOf(call, world);
  if ("status" in account) {
    return account;
  }
  const needed = neededPermission(route, call.method);
  if (needed && !permissionsOf(account, world).includes(needed)) {
    return detailAnswer(403, "You do not have permission to perform this action.");
  }
  const allowed = allowedMethods(route);
  if (!allowed.includes(call.method)) {
    return detailAnswer(405, `Method "${call.method}" not allowed.`, { Allow: allowed.join(", ") });
  }
  return answerRoute(route, call, account, world);
}

function answerRoute(route: Route, call: Call, account: AccountRecord, world: World): Answer {
  switch (route.name) {
    case "servers":
      return call.method === "POST"
        ? createServer(call, account, world)
        : listServers(call, account, world);
    case "server":
      return oneServer(route.id, call, account, world);
    case "power":
      return oneServer(route.id, call, account, world, route.action);
    case "account":
      return world.namesOwners
        ? jsonAnswer(200, accountAnswer(account, world))
        : detailAnswer(404, "Not found.");
    case "plans":
      return listPlans(call, world);
    case "catalogue":
      return listAnswer(catalogueEntries(route.catalogue, world), call, world.paging);
  }
}

function listPlans(call: Call, world: World): Answer {
  const location = urlOf(call).searchParams.get("location");
  const plans = world.catalogue.plans.filter(
    (plan) => !location || plan.locations.includes(location),
  );
  return listAnswer(
    plans.map((plan) => planEntry(plan, world)),
    call,
    world.paging,
  );
}

/** Django in production sends every method from a path without its slash to the one with it. */
function withoutRoute(url: URL, world: World): Answer {
  if (findRoute(`${url.pathname}/`, world.ids, world.catalogues)) {
    return { status: 301, headers: { Location: `${url.pathname}/${url.search}` }, body: undefined };
  }
  return {
    status: 404,
    headers: { "Content-Type": "text/html; charset=utf-8" },
    body: '<!doctype html><html lang="en"><head><title>Not Found</title></head><body><h1>Not Found</h1><p>The requested resource was not found on this server.</p></body></html>',
  };
}

function accountOf(call: Call, world: World): AccountRecord | Answer {
  const challenge = { "WWW-Authenticate": "Bearer" };
  const token = /^Bearer\s+(\S+)$/i.exec(call.authorization ?? "")?.[1];
  if (token === undefined) {
    return detailAnswer(401, "Authentication credentials were not provided.", challenge);
  }
  const account = world.accounts.get(token);
  return account && account.revoked !== true
    ? account
    : detailAnswer(401, "Invalid token.", challenge);
}

function neededPermission(route: Route, method: string): Permission | undefined {
  switch (route.name) {
    case "servers":
    case "server":
    case "power":
      return method === "GET" ? "servers:read" : "servers:write";
    case "plans":
    case "catalogue":
      return "plans:read";
    case "account":
      return undefined;
  }
}

function allowedMethods(route: Route): readonly string[] {
  switch (route.name) {
    case "servers":
      return ["GET", "POST"];
    case "server":
      return ["GET", "PUT", "PATCH", "DELETE"];
    case "power":
      return ["POST"];
    case "account":
    case "plans":
    case "catalogue":
      return ["GET"];
  }
}
