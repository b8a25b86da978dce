import type { ServerRef } from "../core/server";
import type { ServerView } from "../core/serverStore";
import { serversFor, type PickOptions } from "./pickServer";

export interface ChosenServer extends ServerView {
  readonly ref: ServerRef;
}

/** The server of a command that acts on one alone; undefined when the person picks none. */
export async function oneServerFor(
  clicked: unknown,
  options: PickOptions,
): Promise<ChosenServer | undefined> {
  const [ref] = await serversFor(clicked, undefined, options);
  const view = ref && options.store.find(ref);
  return ref && view && { ...view, ref };
}
