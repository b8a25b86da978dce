import * as vscode from "vscode";
import type { RollingOrder } from "../../core/changes/rollingRun";
import { allowedPowerActions, possiblePowerActions } from "../../core/servers/powerAction";
import { compareNames } from "../../core/servers/nameOrder";
import type { Server } from "../../core/servers/server";
import { refOf, type ServerStore, type ServerView } from "../../core/servers/serverStore";
import type { Notifier } from "../../ui/notifier";
import { chooseServers } from "../choice/chooseServers";
import { serverChoice } from "../choice/serverChoice";
import { othersStay, serverLines } from "../choice/serverLines";
import { sayProtected } from "../choice/sayProtected";
import { nothingToActOn } from "./powerMessages";
import { rollingTitle } from "./rollingPage";

export interface RollingChoice {
  readonly order: RollingOrder;
  readonly targets: readonly ServerView[];
}

const mayReboot = (server: Server) => possiblePowerActions(server).includes("reboot");

/** Which servers, in which order, and whether that is really meant. */
export async function chooseRolling(
  clicked: unknown,
  selected: unknown,
  { store, notifier }: { readonly store: ServerStore; readonly notifier: Notifier },
): Promise<RollingChoice | undefined> {
  const views =
    clicked === undefined
      ? await pickMany(store)
      : (
          await chooseServers(clicked, selected, {
            store,
            notifier,
            applies: mayReboot,
            title: rollingTitle(),
            placeHolder: vscode.l10n.t("Select a server to reboot"),
            nothingToPick: nothingToActOn("reboot"),
          })
        ).flatMap((ref) => store.find(ref) ?? []);
  const targets = views?.filter(({ server }) => mayReboot(server)) ?? [];
  const others = views?.filter((view) => !targets.includes(view)) ?? [];
  if (targets.length === 0) {
    const held = others.filter(({ server }) =>
      allowedPowerActions(server.status).includes("reboot"),
    );
    if (held.length > 0) {
      sayProtected(held, store, notifier);
    } else if (views) {
      notifier.info(nothingToActOn("reboot"));
    }
    return undefined;
  }
  const order = await chooseOrder(targets);
  return order && (await isMeant(order, targets, others, notifier))
    ? { order, targets }
    : undefined;
}

/** Undefined if the user picks none. */
async function pickMany(store: ServerStore): Promise<readonly ServerView[] | undefined> {
  const offered = store.allServers().filter(({ server }) => mayReboot(server));
  if (offered.length === 0) {
    return [];
  }
  const severalAccounts = store.accounts().length > 1;
  const items = offered
    .map((view) => ({ ...serverChoice(view, severalAccounts), view }))
    .sort((a, b) => compareNames(a.label, b.label));
  const picked = await vscode.window.showQuickPick(items, {
    title: rollingTitle(),
    placeHolder: vscode.l10n.t("Select the servers to reboot"),
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked && picked.length > 0 ? picked.map(({ view }) => view) : undefined;
}

async function chooseOrder(targets: readonly ServerView[]): Promise<RollingOrder | undefined> {
  const locations = new Set(targets.map(({ server }) => server.location));
  if (locations.size === 1 || locations.size === targets.length) {
    return "server";
  }
  const items: readonly (vscode.QuickPickItem & { readonly order: RollingOrder })[] = [
    {
      label: vscode.l10n.t("One after the other"),
      detail: vscode.l10n.t("Each when the one before is active and its SSH port answers"),
      order: "server",
    },
    {
      label: vscode.l10n.t("Location by location"),
      detail: [...locations].join(", "),
      order: "location",
    },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: rollingTitle(),
    placeHolder: vscode.l10n.t("In which order should {0} servers reboot?", targets.length),
  });
  return picked?.order;
}

/** It always asks: it reboots servers while nobody looks. */
async function isMeant(
  order: RollingOrder,
  targets: readonly ServerView[],
  others: readonly ServerView[],
  notifier: Notifier,
): Promise<boolean> {
  const verb = vscode.l10n.t("Reboot");
  const effect = vscode.l10n.t(
    "Each is unavailable while it restarts. The next begins when the one before is active and its SSH port answers; the first that doesn't come back ends it.",
  );
  const message =
    order === "server"
      ? vscode.l10n.t("Reboot {0} servers, one after the other?", targets.length)
      : vscode.l10n.t("Reboot {0} servers, location by location?", targets.length);
  const answer = await notifier.ask({
    message,
    detail: [serverLines(targets), othersStay(others), effect].filter(Boolean).join("\n\n"),
    about: targets.map(refOf),
    buttons: [verb],
  });
  return answer === verb;
}
