import type { Clock } from "../base/clock";
import { limitTo } from "../base/limit";
import type { Problem } from "../base/problem";
import type { ServerStore } from "../servers/serverStore";

/** More than these are not asked for one by one: a second list is asked, and some of them. */
const mostAskedSingly = 10;
const sampleSize = 3;
const mostAtOnce = 4;

export interface MissingQuestions {
  /** Undefined if it does not exist. Takes it out of the store then. */
  readonly askForServer: (serverId: string) => Promise<unknown>;
  /** Nothing is asked while the API wants to be left alone. */
  readonly isPaused: () => boolean;
  readonly askForList: () => Promise<{ readonly problem: Problem | undefined }>;
}

/**
 * Finds out whether the servers that a list lacked are gone. A failure says nothing: they stay, and
 * the next list that lacks them leads here again.
 */
export async function confirmMissing(
  accountKey: string,
  store: ServerStore,
  clock: Pick<Clock, "now">,
  { askForServer, askForList, isPaused }: MissingQuestions,
): Promise<void> {
  const missing = () => store.update(accountKey, (servers) => servers.missing) ?? [];
  const isGone = async (serverId: string) => {
    if (!isPaused()) {
      await askForServer(serverId).catch(() => undefined);
    }
    return store.isGone({ accountKey, serverId });
  };
  const limit = limitTo(mostAtOnce);
  const areGone = (ids: readonly string[]) => Promise.all(ids.map((id) => limit(() => isGone(id))));
  if (missing().length <= mostAskedSingly) {
    await areGone(missing());
    return;
  }
  if (isPaused() || (await askForList()).problem) {
    return;
  }
  const twice = missing();
  const sample = twice.length <= mostAskedSingly ? twice : spread(twice, sampleSize);
  if ((await areGone(sample)).every(Boolean)) {
    // Meanwhile another list may have shown some of them.
    const still = new Set(missing());
    store.update(accountKey, (servers) => {
      for (const id of twice.filter((one) => still.has(one))) {
        servers.removeVanished(servers.nextOrder(), id, clock.now());
      }
    });
  }
}

/** So many, as far from each other as can be: what one page of a list has lost stands side by side. */
function spread<T>(all: readonly T[], count: number): readonly T[] {
  const step = (all.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, at) => all[Math.round(at * step)]).filter(
    (one) => one !== undefined,
  );
}
