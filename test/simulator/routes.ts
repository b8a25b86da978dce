import type { IdWorld } from "./serverRecords";
import type { PowerAction } from "./stateMachine";

export const apiRoot = "/api/v1/";

export type CatalogueName = "operating-systems" | "locations" | "ssh-keys";

export type Route =
  | { readonly name: "servers" }
  | { readonly name: "server"; readonly id: string }
  | { readonly name: "power"; readonly id: string; readonly action: PowerAction }
  | { readonly name: "account" }
  | { readonly name: "plans" }
  | { readonly name: "catalogue"; readonly catalogue: CatalogueName };

const idPatterns: Readonly<Record<IdWorld, RegExp>> = {
  integer: /^\d+$/,
  both: /^\d+$/,
  uuid: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
};

/** What stands at a path (without query), if anything. */
export function findRoute(path: string, ids: IdWorld, catalogues: boolean): Route | undefined {
  if (!path.startsWith(apiRoot) || !path.endsWith("/")) {
    return undefined;
  }
  const [group = "", id, action, ...rest] = path.slice(apiRoot.length, -1).split("/");
  if (group === "servers" && rest.length === 0) {
    return serverRoute(id, action, ids);
  }
  if (group === "account" && id === "me" && action === undefined) {
    return { name: "account" };
  }
  if (id !== undefined) {
    return undefined;
  }
  if (group === "plans") {
    return { name: "plans" };
  }
  return catalogues && isCatalogue(group) ? { name: "catalogue", catalogue: group } : undefined;
}

function serverRoute(
  id: string | undefined,
  action: string | undefined,
  ids: IdWorld,
): Route | undefined {
  if (id === undefined) {
    return { name: "servers" };
  }
  if (!idPatterns[ids].test(id)) {
    return undefined;
  }
  if (action === undefined) {
    return { name: "server", id };
  }
  return isPowerAction(action) ? { name: "power", id, action } : undefined;
}

function isPowerAction(word: string): word is PowerAction {
  return ["start", "stop", "reboot"].includes(word);
}

function isCatalogue(word: string): word is CatalogueName {
  return ["operating-systems", "locations", "ssh-keys"].includes(word);
}
