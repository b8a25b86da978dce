import type { ServerRef } from "../core/servers/server";
import type { ServerView } from "../core/servers/serverStore";
import { sayNotInList, serversFor, type PickOptions } from "./pickServer";

export interface ChosenServer extends ServerView {
  readonly ref: ServerRef;
}

/** The server for a command that acts on a single one. Undefined if the user picks none. */
export async function oneServerFor(
  clicked: unknown,
  options: PickOptions,
): Promise<ChosenServer | undefined> {
  const [ref] = await serversFor(clicked, undefined, options);
  const view = ref && options.store.find(ref);
  if (ref && !view) {
    // Its row was clicked just before a refresh removed it.
    sayNotInList(options.notifier);
  }
  return ref && view && { ...view, ref };
}
