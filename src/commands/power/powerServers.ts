import {
  allowedPowerActions,
  transitionOf,
  type PowerAction,
} from "../../core/servers/powerAction";
import type { Server } from "../../core/servers/server";
import type { ServerPower } from "../../core/changes/serverPower";
import { namesIn, refOf, type ServerStore, type ServerView } from "../../core/servers/serverStore";
import type { Notifier } from "../../ui/notifier";
import { runCommand } from "../../ui/runCommand";
import { settings } from "../../ui/settings";
import { withPowerProgress } from "./powerProgress";
import {
  actionTitle,
  cannotAct,
  nothingToActOn,
  pickPrompt,
  sayPowerResults,
} from "./powerMessages";
import { confirmPower } from "./confirmPower";
import { chooseServers } from "../choice/chooseServers";

export interface PowerDependencies {
  readonly store: ServerStore;
  readonly power: ServerPower;
  readonly notifier: Notifier;
}

/**
 * Starts, stops or reboots one server, all selected ones or those of a group. A second click on
 * what is under way already says nothing: the row shows it.
 */
export async function powerServers(
  action: PowerAction,
  clicked: unknown,
  selected: unknown,
  { store, power, notifier }: PowerDependencies,
): Promise<void> {
  const applies = ({ status }: Server) => allowedPowerActions(status).includes(action);
  const refs = await chooseServers(clicked, selected, {
    store,
    applies,
    title: actionTitle(action),
    placeHolder: pickPrompt(action),
    nothingToPick: nothingToActOn(action),
    notifier,
  });
  const views = refs.flatMap((ref) => store.find(ref) ?? []);
  const targets = views.filter(({ server }) => applies(server));
  const [first] = views;
  if (targets.length === 0) {
    if (first && !views.every(({ server }) => server.status === transitionOf(action))) {
      notifier.info(cannotAct(action, first.server, views.length));
    }
    return;
  }
  const skippedCount = views.length - targets.length;
  if (!(await confirmPower(action, { targets, skippedCount }, notifier, settings))) {
    return;
  }
  await run(action, targets, { store, power, notifier });
}

/** A server whose new state is not there yet is followed by `AutoRefresh` until it settles. */
async function run(
  action: PowerAction,
  targets: readonly ServerView[],
  { store, power, notifier }: PowerDependencies,
): Promise<void> {
  const nameOf = namesIn(targets);
  const results = await withPowerProgress(action, targets.length, (signal, onDone) =>
    power.run(targets.map(refOf), action, { signal, onDone, nameOf }),
  );
  const retry = () => run(action, targets, { store, power, notifier });
  sayPowerResults(action, results, notifier, () => runCommand("refresh"), retry);
}
