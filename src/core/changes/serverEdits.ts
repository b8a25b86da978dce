import type { Problem } from "../base/problem";
import type { ServerRef } from "../servers/server";
import type { ServerSettings } from "../servers/serverSettings";
import type { ChangeSender } from "./sendChange";
import { settingsChange } from "./settingsChange";

export type EditOutcome =
  | { readonly kind: "changed" }
  | { readonly kind: "failed"; readonly problem: Problem }
  /** No answer came: the server was asked for what it is like now. */
  | { readonly kind: "unknown"; readonly problem: Problem }
  /** Not sent: another change of the server is still under way. */
  | { readonly kind: "busy" };

/** Changes a server. The row shows the new value at once and goes back if the API refuses. */
export class ServerEdits {
  constructor(private readonly sender: ChangeSender) {}

  async change(ref: ServerRef, wanted: Partial<ServerSettings>): Promise<EditOutcome> {
    const outcome = await this.sender.send(settingsChange(ref, wanted));
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
