import type { Clock } from "../base/clock";
import { isOutcomeUnknown, type Problem } from "../base/problem";
import { problemOf } from "../base/problemError";
import type { ServerDetails, ServerRef } from "../servers/server";
import type { ServerRefresher } from "../refresh/serverRefresher";
import type { ServerStore } from "../servers/serverStore";

/** What can be changed of a server (calls 4 and 5 in docs/api.md). */
export interface ServerSettings {
  readonly name: string;
  readonly hostname: string;
  readonly backupsEnabled: boolean;
}

export interface EditSource {
  /** Takes all of it (call 4). */
  replaceSettings(serverId: string, settings: ServerSettings): Promise<void>;
  /** Changes only what is given (call 5). */
  changeSettings(serverId: string, settings: Partial<ServerSettings>): Promise<void>;
}

export type EditOutcome =
  | { readonly kind: "changed" }
  | { readonly kind: "failed"; readonly problem: Problem }
  /** No answer came: the server was asked for what it is like now. */
  | { readonly kind: "unknown"; readonly problem: Problem };

/** Changes a server. The row shows the new value at once and goes back if the API refuses. */
export class ServerEdits {
  constructor(
    private readonly store: ServerStore,
    private readonly refresher: ServerRefresher,
    private readonly sourceOf: (accountKey: string) => EditSource | undefined,
    private readonly clock: Clock,
  ) {}

  /** Sends a PUT where everything changes together, else a PATCH of what changes. */
  async change(ref: ServerRef, changes: Partial<ServerSettings>): Promise<EditOutcome> {
    const source = this.sourceOf(ref.accountKey);
    if (!source) {
      return { kind: "failed", problem: { kind: "unauthorized" } };
    }
    const { name, hostname, backupsEnabled } = changes;
    const shown = {
      ...(name === undefined ? {} : { name }),
      ...(hostname === undefined ? {} : { hostname }),
    };
    const change = this.store.update(ref.accountKey, (servers) =>
      servers.beginChange({
        serverId: ref.serverId,
        shown,
        isConfirmedBy: (server) =>
          server.name === (name ?? server.name) &&
          server.hostname === (hostname ?? server.hostname),
      }),
    );
    if (!change) {
      return { kind: "failed", problem: { kind: "notFound", detail: undefined } };
    }
    try {
      await (name !== undefined && hostname !== undefined && backupsEnabled !== undefined
        ? source.replaceSettings(ref.serverId, { name, hostname, backupsEnabled })
        : source.changeSettings(ref.serverId, changes));
      this.store.update(ref.accountKey, (servers) => {
        servers.acceptChange(change, shown, this.clock.now());
      });
      return { kind: "changed" };
    } catch (caught) {
      this.store.update(ref.accountKey, (servers) => {
        servers.endChange(change);
      });
      const problem = problemOf(caught);
      if (!problem) {
        throw caught;
      }
      return this.#afterProblem(ref, changes, problem);
    }
  }

  /** The server itself tells whether a change whose answer got lost was carried out. */
  async #afterProblem(
    ref: ServerRef,
    changes: Partial<ServerSettings>,
    problem: Problem,
  ): Promise<EditOutcome> {
    const isUnknown = isOutcomeUnknown(problem);
    if (!isUnknown && problem.kind !== "notFound") {
      return { kind: "failed", problem };
    }
    const details = await this.refresher.refreshServer(ref).catch(() => undefined);
    if (isUnknown && details && isAsWanted(details, changes)) {
      return { kind: "changed" };
    }
    return { kind: isUnknown ? "unknown" : "failed", problem };
  }
}

function isAsWanted(
  { name, hostname, backupsEnabled }: ServerDetails,
  wanted: Partial<ServerSettings>,
): boolean {
  return (
    name === (wanted.name ?? name) &&
    hostname === (wanted.hostname ?? hostname) &&
    backupsEnabled === (wanted.backupsEnabled ?? backupsEnabled)
  );
}
