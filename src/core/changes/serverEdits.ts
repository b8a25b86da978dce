import type { Problem } from "../base/problem";
import type { ServerRefresher } from "../refresh/serverRefresher";
import type { ServerDetails, ServerRef } from "../servers/server";
import type { ServerSettings } from "../servers/serverSettings";
import type { ServerStore } from "../servers/serverStore";
import type { ChangeSender } from "./sendChange";
import { settingsChange } from "./settingsChange";

export type EditOutcome =
  | { readonly kind: "changed" }
  | { readonly kind: "failed"; readonly problem: Problem }
  /** No answer came: the server was asked for what it is like now. */
  | { readonly kind: "unknown"; readonly problem: Problem }
  /** Not sent: another change of the server is still under way. */
  | { readonly kind: "busy" };

export interface EditsDependencies {
  readonly store: Pick<ServerStore, "isGone" | "find">;
  readonly refresher: Pick<ServerRefresher, "refreshServer">;
  readonly sender: ChangeSender;
}

/** Changes a server. The row shows the new value at once and goes back if the API refuses. */
export class ServerEdits {
  constructor(private readonly dependencies: EditsDependencies) {}

  /** What the server is like now, as far as it can be asked; any other problem is thrown. */
  async read(ref: ServerRef): Promise<ServerDetails | "gone" | "signedOut"> {
    const { store, refresher } = this.dependencies;
    const details = await refresher.refreshServer(ref);
    if (!details) {
      return store.isGone(ref) ? "gone" : "signedOut";
    }
    // The row does not go back to what a copy that lags behind says of a change that was accepted.
    const { name, hostname } = store.find(ref)?.server ?? details;
    return { ...details, name, hostname };
  }

  async change(ref: ServerRef, wanted: Partial<ServerSettings>): Promise<EditOutcome> {
    const outcome = await this.dependencies.sender.send(settingsChange(ref, wanted));
    switch (outcome.kind) {
      case "accepted":
        return { kind: "changed" };
      case "missing":
        return { kind: "failed", problem: { kind: "notFound", detail: undefined } };
      case "refused":
        return { kind: "failed", problem: outcome.problem };
      case "unknown":
      case "busy":
        return outcome;
      case "protected":
        throw new Error("Settings of a protected server may change.");
    }
  }
}
