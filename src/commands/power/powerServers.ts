import {
  allowedPowerActions,
  possiblePowerActions,
  transitionOf,
  type PowerAction,
} from "../../core/servers/powerAction";
import type { Server } from "../../core/servers/server";
import type { Retry } from "../../core/changes/fates";
import type { PowerResult, ServerPower } from "../../core/changes/serverPower";
import { refOf, type ServerStore, type ServerView } from "../../core/servers/serverStore";
import type { Notifier } from "../../ui/notifier";
import { runCommand } from "../../ui/runCommand";
import { settings } from "../../ui/settings";
import { withBatchProgress } from "../many/batchProgress";
import { sayBatch, type BatchScreen } from "../many/sayBatch";
import {
  actionTitle,
  cannotAct,
  nothingToActOn,
  pickPrompt,
  powerWords,
  progressTitle,
  sayOne,
} from "./powerMessages";
import { confirmPower, type PowerOrder } from "./confirmPower";
import { namesIn } from "../choice/calledAmong";
import { chooseServers } from "../choice/chooseServers";
import { sayProtected } from "../choice/sayProtected";

export interface PowerDependencies {
  readonly store: ServerStore;
  readonly power: ServerPower;
  readonly notifier: Notifier;
  readonly pages: BatchScreen["pages"];
}

/**
 * Starts, stops or reboots one server, all selected ones or those of a group. A second click on
 * what is under way already says nothing: the row shows it.
 */
export async function powerServers(
  action: PowerAction,
  clicked: unknown,
  selected: unknown,
  dependencies: PowerDependencies,
): Promise<void> {
  const { store, notifier } = dependencies;
  const fits = ({ status }: Server) => allowedPowerActions(status).includes(action);
  const applies = (server: Server) => possiblePowerActions(server).includes(action);
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
    const protectedViews = views.filter(({ server }) => fits(server));
    if (protectedViews.length > 0) {
      sayProtected(protectedViews, store, notifier);
    } else if (first && !views.every(({ server }) => server.status === transitionOf(action))) {
      notifier.info(cannotAct(action, first.server, views.length));
    }
    return;
  }
  const others = views.filter((view) => !targets.includes(view));
  if (!(await confirmPower(action, { targets, others }, notifier, settings))) {
    return;
  }
  await run(action, { targets, others }, dependencies);
}

/** A server whose new state is not there yet is followed by `AutoRefresh` until it settles. */
async function run(
  action: PowerAction,
  { targets, others }: PowerOrder,
  dependencies: PowerDependencies,
  unclear?: Retry["unclear"],
): Promise<void> {
  const { store, power, notifier, pages } = dependencies;
  const nameOf = namesIn(targets, store);
  const title = progressTitle(action, targets.length);
  const results = await withBatchProgress(title, targets.length, (signal, onDone) =>
    power.run(targets.map(refOf), action, {
      signal,
      onDone,
      nameOf,
      ...(unclear ? { unclear } : {}),
    }),
  );
  const ends = [...results, ...others.map(leftOut)];
  const [only] = ends;
  if (only && ends.length === 1) {
    const retry = () => run(action, { targets, others }, dependencies);
    sayOne(action, only, notifier, () => runCommand("refresh"), retry);
    return;
  }
  sayBatch(ends, powerWords(action), {
    notifier,
    pages,
    retry: async (retry) => {
      const again = { targets: retry.refs.flatMap((ref) => store.find(ref) ?? []), others: [] };
      if (again.targets.length > 0 && (await confirmPower(action, again, notifier, settings))) {
        await run(action, again, dependencies, retry.unclear);
      }
    },
  });
}

function leftOut(view: ServerView): PowerResult {
  const kind = view.server.isProtected ? "protected" : "skipped";
  return { ref: refOf(view), name: view.server.name, outcome: { kind } };
}
