import { timestamp } from "../../simulator/clock";
import { allowedPowerActions, type PowerAction } from "../../../src/core/servers/powerAction";
import type { TreeNode } from "../../../src/tree/treeNode";
import type { WorldWindow } from "../run/window";
import { chosen, inWindow, type StepKind } from "./step";

type ServerNode = Extract<TreeNode, { kind: "server" }>;

function serverNodes({ nodes }: WorldWindow): readonly ServerNode[] {
  return nodes.filter((node) => node.kind === "server");
}

function onOne(
  id: string,
  weight: number,
  applies: (node: ServerNode) => boolean = () => true,
): StepKind {
  return inWindow(weight, (window, { which }) => {
    const node = chosen(serverNodes(window).filter(applies), which);
    if (node) {
      window.command(id, node);
    }
    return node !== undefined;
  });
}

function onSeveral(id: string, weight: number, applies: (node: ServerNode) => boolean): StepKind {
  return inWindow(weight, (window, { which }) => {
    const nodes = serverNodes(window)
      .filter(applies)
      .slice(0, 2 + (which % 6));
    if (nodes.length > 1) {
      window.command(id, nodes[0], nodes);
    }
    return nodes.length > 1;
  });
}

function fromPalette(id: string, weight: number): StepKind {
  return inWindow(weight, (window) => {
    window.command(id);
    return true;
  });
}

const can = (action: PowerAction) => (node: ServerNode) =>
  allowedPowerActions(node.server.status).includes(action);

/** A refresh every few seconds, by somebody who can't wait. */
function refreshOften(window: WorldWindow, everyMs: number, times: number): void {
  for (let at = 1; at <= times; at += 1) {
    window.life.time.after(at * everyMs, window.life, "user refreshes", () => {
      window.command("vps.servers.refresh");
    });
  }
}

/** What users do with servers. */
export const serverSteps: Readonly<Record<string, StepKind>> = {
  "start one": onOne("vps.server.start", 5, can("start")),
  "stop one": onOne("vps.server.stop", 5, can("stop")),
  "reboot one": onOne("vps.server.reboot", 3, can("reboot")),
  "start any": onOne("vps.server.start", 1),
  "start several": onSeveral("vps.server.start", 2, can("start")),
  "stop several": onSeveral("vps.server.stop", 3, can("stop")),
  "reboot several": onSeveral("vps.server.reboot", 2, can("reboot")),
  "stop from the palette": inWindow(1, (window) => {
    // Users see whose details are the active editor before they call anything on it.
    const isLoading = window.bench.activePanel?.phase === "";
    if (!isLoading) {
      window.command("vps.server.stop");
    }
    return !isLoading;
  }),
  "delete one": onOne("vps.server.delete", 3),
  "delete several": onSeveral("vps.server.delete", 1, () => true),
  "reboot several while throttled": inWindow(1.5, (window, { which }, world) => {
    const nodes = serverNodes(window)
      .filter(can("reboot"))
      .slice(0, 2 + (which % 6));
    if (nodes.length > 1) {
      world.weather = "throttled";
      window.command("vps.server.reboot", nodes[0], nodes);
    }
    return nodes.length > 1;
  }),
  // VS Code passes nothing for a row that has gone while its menu was open.
  "choose from the menu of a row that has gone": inWindow(1, (window) => {
    window.command("vps.server.start", undefined);
    return true;
  }),
  "delete while nothing comes back": inWindow(1, (window, { which }, world) => {
    const node = chosen(serverNodes(window), which);
    if (node) {
      world.weather = "deaf";
      window.command("vps.server.delete", node);
    }
    return node !== undefined;
  }),
  "change while copies lag behind": inWindow(1.5, (window, { which }, world) => {
    const isDeletion = which % 2 === 0;
    const nodes = serverNodes(window).filter((node) => isDeletion || can("stop")(node));
    const node = chosen(nodes, which >> 1);
    if (node) {
      world.weather = "lagging";
      window.command(isDeletion ? "vps.server.delete" : "vps.server.stop", node);
      refreshOften(window, 3_000, 6);
    }
    return node !== undefined;
  }),
  "look while responses overtake each other": inWindow(1.5, (window, { which }, world) => {
    const node = chosen(serverNodes(window), which);
    const server = world.api.world.store
      .all()
      .find((one) => world.api.idOf(one) === node?.server.id);
    if (node && server) {
      world.weather = "slow";
      window.command("vps.server.show", node);
      window.life.time.after(600, window.life, "changed elsewhere", () => {
        const { store, clock } = world.api.world;
        if (store.all().some(({ id }) => id === server.id)) {
          store.change(server.id, { status: "suspended", updatedAt: timestamp(clock.now()) });
          world.api.look();
        }
      });
      refreshOften(window, 1_500, 4);
    }
    return node !== undefined && server !== undefined;
  }),
  "delete what is just being deleted elsewhere": inWindow(1, (window, { which }, { api }) => {
    const node = chosen(serverNodes(window), which);
    const server = api.world.store.all().find((one) => api.idOf(one) === node?.server.id);
    if (node && server) {
      window.command("vps.server.delete", node);
      api.look();
      api.world.store.remove(server.id);
      api.look();
    }
    return node !== undefined && server !== undefined;
  }),
  rename: onOne("vps.server.rename", 3),
  edit: onOne("vps.server.edit", 3),
  "backups on": onOne("vps.server.enableBackups", 1),
  "backups off": onOne("vps.server.disableBackups", 1),
  create: fromPalette("vps.server.create", 7),
  "create while responses get lost": inWindow(4, (window, _step, world) => {
    world.weather = "losing";
    window.command("vps.server.create");
    return true;
  }),
  "show details": onOne("vps.server.show", 4),
  "refresh all": fromPalette("vps.servers.refresh", 3),
  "refresh a group": inWindow(1, (window, { which }) => {
    const group = chosen(
      window.nodes.filter(({ kind }) => kind === "group"),
      which,
    );
    if (group) {
      window.command("vps.group.refresh", group);
    }
    return group !== undefined;
  }),
  "group differently": fromPalette("vps.servers.groupBy", 1),
  filter: fromPalette("vps.servers.filter", 1),
  "clear the filter": fromPalette("vps.servers.clearFilter", 2),
  "cancel what runs": inWindow(1, ({ bench }, { which }) => {
    const cancel = chosen([...bench.cancels], which);
    cancel?.();
    return cancel !== undefined;
  }),
  "press in a panel": inWindow(2, (window, { which }) => {
    const panel = chosen(window.bench.panels, which);
    const intents = ["start", "stop", "reboot", "refresh", "retry", "delete", "edit"];
    return (
      panel !== undefined && window.press(panel, chosen(intents, which >> 4) ?? "", which % 200)
    );
  }),
  "press in a panel and look at another server": inWindow(1, (window, { which }) => {
    const panel = window.bench.activePanel;
    const action = chosen(["start", "stop", "reboot"] as const, which) ?? "start";
    const others = serverNodes(window).filter(
      ({ server }) => server.id !== panel?.memory?.serverId,
    );
    const node = chosen(others.filter(can(action)), which >> 2);
    const isPressed = node !== undefined && panel !== undefined && window.press(panel, action, 300);
    if (isPressed) {
      window.command("vps.server.show", node);
    }
    return isPressed;
  }),
};
