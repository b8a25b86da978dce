import type { ListName } from "../../src/core/create/catalogue";
import { sayOne } from "../../src/commands/delete/deleteServers";
import { powerServers } from "../../src/commands/power/powerServers";
import { refreshServers } from "../../src/commands/view/refreshServers";
import { sayEditOutcome } from "../../src/commands/edit/editing";
import type { PowerAction } from "../../src/core/servers/powerAction";
import type { ServerSettings } from "../../src/core/servers/serverSettings";
import { orderServer, readPanel, signInOnce } from "./doors";
import { stopped, target, type FaultyWorld } from "./faultyWorld";
import type { Said } from "./recordingNotifier";

/** What happens to one server fits into a message. */
const pages = { show: () => Promise.reject(new Error("Nobody has asked for a page.")) };

/** A call of the API, made the way a user makes it. */
export interface Operation {
  readonly name: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly kind:
    "list" | "details" | "signIn" | "catalogue" | "create" | "power" | "edit" | "delete";
  /** Performs it, and returns the last thing that the user sees. */
  readonly run: (world: FaultyWorld) => Promise<Said | undefined>;
  /** The row of the server that it concerns. */
  readonly subject?: { readonly id: string; readonly name: string };
  /** What that row shows once the change is done. */
  readonly wanted?: string;
  readonly verb?: string;
  readonly list?: ListName;
}

function power(action: PowerAction, subject: typeof target, wanted: string): Operation {
  const verbs = { start: "started", stop: "stopped", reboot: "rebooted" };
  return {
    name: action,
    method: "POST",
    path: `servers/${subject.id}/${action}/`,
    kind: "power",
    subject,
    verb: verbs[action],
    wanted: `${subject.id} ${wanted} ${subject.name}`,
    run: async (world) => {
      await powerServers(action, subject.id, undefined, {
        store: world.store,
        power: world.power,
        notifier: world.notifier,
        pages,
      });
      return world.notifier.said.at(-1);
    },
  };
}

function edit(method: "PUT" | "PATCH", changes: Partial<ServerSettings>): Operation {
  return {
    name: method,
    method,
    path: `servers/${target.id}/`,
    kind: "edit",
    subject: target,
    verb: "changed",
    wanted: `${target.id} active ${changes.name ?? ""}`,
    run: async (world) => {
      const outcome = await world.edits.change(world.refOf(target.id), changes);
      sayEditOutcome(target.name, outcome, world.notifier, () => undefined);
      return world.notifier.said.at(-1);
    },
  };
}

function catalogue(path: string, list: ListName): Operation {
  return {
    name: path.replace("operating-systems/", "systems").replace("/", ""),
    method: "GET",
    path,
    kind: "catalogue",
    list,
    run: async ({ catalogues, account }) => {
      await catalogues.load(account.key).whenLoaded;
      return undefined;
    },
  };
}

/** The nine calls of the API document, the catalogue's four, and the sign-in. */
export const operations: readonly Operation[] = [
  {
    name: "list",
    method: "GET",
    path: "servers/",
    kind: "list",
    run: async (world) => {
      const { store, refresher, notifier } = world;
      const view = { saysProblem: () => undefined, applyFilter: () => undefined };
      await refreshServers({ store, refresher, notifier, view });
      return world.notifier.said.at(-1);
    },
  },
  { name: "create", method: "POST", path: "servers/", kind: "create", run: orderServer },
  {
    name: "details",
    method: "GET",
    path: `servers/${target.id}/`,
    kind: "details",
    subject: target,
    run: readPanel,
  },
  edit("PUT", { name: "renamed", hostname: "renamed.example.com", backupsEnabled: false }),
  edit("PATCH", { name: "renamed" }),
  {
    name: "delete",
    method: "DELETE",
    path: `servers/${target.id}/`,
    kind: "delete",
    subject: target,
    verb: "deleted",
    run: async (world) => {
      for (const result of await world.deletion.run([world.refOf(target.id)])) {
        sayOne(result, world.notifier, () => undefined);
      }
      return world.notifier.said.at(-1);
    },
  },
  power("start", stopped, "starting"),
  power("stop", target, "stopping"),
  power("reboot", target, "rebooting"),
  catalogue("plans/", "plans"),
  catalogue("operating-systems/", "systems"),
  catalogue("locations/", "locations"),
  catalogue("ssh-keys/", "sshKeys"),
  { name: "sign-in", method: "GET", path: "account/me/", kind: "signIn", run: signInOnce },
];

export const isChange = ({ method }: Operation) => method !== "GET";
