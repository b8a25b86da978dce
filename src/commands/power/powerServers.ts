import { allowedPowerActions, type PowerAction } from "../../core/servers/powerAction";
import type { Server } from "../../core/servers/server";
import type { ServerPower } from "../../core/changes/serverPower";
import { namesIn, refOf, type ServerStore, type ServerView } from "../../core/servers/serverStore";
import type { Notifier } from "../../ui/notifier";
import { runCommand } from "../../ui/runCommand";
import { settings } from "../../ui/settings";
import { withPowerProgress } from "./powerProgress";
import { cannotAct, nothingToActOn, pickPrompt, sayPowerResults } from "./powerMessages";
import { confirmPower } from "./confirmPower";
import { chooseServers } from "../choice/chooseServers";

export interface PowerDependencies {
  readonly store: ServerStore;
  readonly power: ServerPower;
  readonly notifier: Notifier;
}

/** Starts, stops or reboots one server or all selected ones. */
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
    placeHolder: pickPrompt(action),
    nothingToPick: nothingToActOn(action),
    notifier,
  });
  const views = refs.flatMap((ref) => store.find(ref) ?? []);
  const targets = views.filter(({ server }) => applies(server));
  const [first] = views;
  if (targets.length === 0) {
    if (first) {
      notifier.info(cannotAct(action, first.server, views.length));
    }
    return;
  }
  if (!(await confirmPower(action, targets, notifier, settings))) {
    return;
  }
  await run(action, targets, { store, power, notifier });
}

/** A server whose new state is not there yet is followed by `AutoRefresh` until it settles. */
async function run(
  action: PowerAction,
  targets: readonly ServerView[],
  { power, notifier }: PowerDependencies,
): Promise<void> {
  const nameOf = namesIn(targets);
  const results = await withPowerProgress(action, targets.length, (signal, onDone) =>
    power.run(targets.map(refOf), action, { signal, onDone, nameOf }),
  );
  sayPowerResults(action, results, notifier, () => runCommand("refresh"));
}
