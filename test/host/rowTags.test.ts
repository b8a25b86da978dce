import assert from "node:assert/strict";
import manifest from "../../package.json";
import { deletingStatus } from "../../src/core/servers/serverStatus";
import type { Server } from "../../src/core/servers/server";
import { serverItem } from "../../src/tree/serverItem";
import { aListedServer } from "../fakes/samples";
import { storeOf } from "./storeOf";
import { drawnRows } from "./treeText";

const changeable = ["canEdit", "canDelete"];

/** What may be done in each state, as tags that the menus ask for. */
const expected: Readonly<Record<string, readonly string[]>> = {
  active: ["canStop", "canReboot", ...changeable],
  stopped: ["canStart", ...changeable],
  suspended: changeable,
  provisioning: changeable,
  starting: changeable,
  stopping: changeable,
  rebooting: changeable,
  migrating: changeable,
  error: ["canStart", "canStop", "canReboot", ...changeable],
  [deletingStatus]: [],
};

function tags(status: string, changes: Partial<Server> = {}) {
  const none = { ipv4: undefined, ipv6: undefined };
  const server = aListedServer("1", { status, ...none, ...changes });
  const { contextValue } = serverItem({ kind: "server", accountKey: "ada", server });
  return contextValue?.split("+") ?? [];
}

function itemWhens(): readonly string[] {
  const { menus } = manifest.contributes;
  const all = [menus["view/item/context"], menus["vps.copy"], menus["vps.more"]].flat();
  return all.map(({ when }) => when);
}

describe("The tags of a server's row", () => {
  for (const [status, actions] of Object.entries(expected)) {
    it(`offer ${actions.join(", ") || "nothing"} for a server that is ${status}`, () => {
      assert.deepEqual(tags(status), ["vpsServer", ...actions]);
    });
  }

  it("offer to take the protection off, and nothing that it forbids", () => {
    const isProtected = true;
    assert.deepEqual(tags("active", { isProtected }), ["vpsServer", "canEdit", "protected"]);
    assert.deepEqual(tags("stopped", { isProtected }), [
      "vpsServer",
      "canStart",
      "canEdit",
      "protected",
    ]);
  });

  it("tell of a server that ssh can reach", () => {
    const ipv4 = "203.0.113.1";
    assert.ok(tags("active", { ipv4, isProtected: true }).includes("canConnect"));
    assert.ok(!tags("stopped", { ipv4 }).includes("canConnect"));
    assert.ok(!tags("active").includes("canConnect"));
  });

  it("tell of an address of either kind", () => {
    assert.deepEqual(tags("suspended", { ipv4: "203.0.113.1" }).at(-1), "address");
    assert.deepEqual(tags("suspended", { ipv6: "2001:db8::1" }).at(-1), "address");
  });

  it("are those that the manifest's menus ask for, and every one of them is asked for", () => {
    const asked = itemWhens()
      .flatMap((when) => [...when.matchAll(/\\\+(\w+)/g)])
      .map(([, tag = ""]) => tag)
      .filter((tag) => !["stored", "email", "location"].includes(tag));
    const ipv4 = "203.0.113.1";
    const given = Object.keys(expected).flatMap((status) => [
      ...tags(status, { ipv4 }),
      ...tags(status, { ipv4, isProtected: true }),
    ]);
    given.push("pinned");
    const withoutFirst = given.filter((tag) => tag !== "vpsServer");
    assert.deepEqual([...new Set(asked)].sort(), [...new Set(withoutFirst)].sort());
  });

  it("let the manifest's patterns match what they are meant for", () => {
    const offered = (contextValue: string) =>
      manifest.contributes.menus["view/item/context"]
        .filter(({ group }) => !group.startsWith("inline"))
        .filter(({ when }) => {
          const pattern = /viewItem =~ \/(.+?)\/( |$)/.exec(when)?.[1];
          return pattern !== undefined && new RegExp(pattern).test(contextValue);
        })
        .filter(({ when }) => !/&& listMultiSelection|config\./.test(when))
        .map(({ command, submenu }) => (command ?? submenu).replace(/^vps\.(server\.)?/, ""));
    const stopped = tags("stopped", { ipv4: "203.0.113.1" }).join("+");
    const active = tags("active", { ipv4: "203.0.113.1" }).join("+");
    assert.ok(offered(stopped).includes("start"));
    assert.ok(!offered(stopped).includes("stop") && !offered(stopped).includes("reboot"));
    assert.ok(offered(active).includes("stop") && offered(active).includes("reboot"));
    assert.ok(!offered(active).includes("start"));
    assert.ok(offered(active).includes("openTerminal"));
    assert.ok(!offered(tags("provisioning").join("+")).includes("openTerminal"));
    assert.deepEqual(offered(tags(deletingStatus).join("+")), ["copy", "more"]);
    assert.deepEqual(offered("vpsGroup"), ["group.refresh"]);
    assert.deepEqual(offered("vpsGroup+location+canStart+canDelete"), [
      "group.refresh",
      "group.createServer",
      "start",
      "delete",
    ]);
    const held = offered(tags("active", { isProtected: true }).join("+"));
    assert.ok(held.includes("unprotect"));
    assert.deepEqual(
      held.filter((id) => ["stop", "reboot", "delete"].includes(id)),
      [],
    );
    const account = ["account.signInAgain", "account.rename", "account.copyEmail", "signOut"];
    assert.deepEqual(offered("vpsAccount+stored+email"), account);
    assert.deepEqual(
      offered("vpsAccount+stored"),
      account.filter((id) => id !== "account.copyEmail"),
    );
    assert.deepEqual(offered("vpsAccount+environment"), []);
  });

  it("tell whether it is pinned", () => {
    const server = aListedServer("1");
    const { contextValue } = serverItem({
      kind: "server",
      accountKey: "ada",
      server,
      mark: { isPinned: true },
    });
    assert.match(contextValue ?? "", /\+pinned$/);
  });

  it("are on servers alone: groups and accounts have their own word", () => {
    const values = drawnRows(storeOf({ servers: [aListedServer()] }).views()).map(
      ({ item }) => item.contextValue?.split("+")[0],
    );
    assert.deepEqual(values, ["vpsGroup", "vpsServer"]);
  });
});
