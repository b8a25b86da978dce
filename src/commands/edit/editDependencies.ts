import type { ServerDetails, ServerRef } from "../../core/servers/server";
import type { ServerEdits } from "../../core/changes/serverEdits";
import type { ServerStore } from "../../core/servers/serverStore";
import type { Notifier } from "../../ui/notifier";

/** What the commands that change a server need. */
export interface EditDependencies {
  readonly store: ServerStore;
  readonly edits: ServerEdits;
  /** Reads from the API, since the list lacks some of what can be changed. */
  readonly detailsOf: (ref: ServerRef) => Promise<ServerDetails | undefined>;
  readonly notifier: Notifier;
}
