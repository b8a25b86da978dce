import * as vscode from "vscode";
import { isInTransition } from "../../core/servers/serverStatus";
import type { PortState } from "../../core/servers/portWait";
import type { ServerRef } from "../../core/servers/server";
import { concerns, type ServerStore, type ServerView } from "../../core/servers/serverStore";
import { runOnServer } from "../../ui/runCommand";

export interface StartAndConnect {
  readonly ref: ServerRef;
  readonly name: string;
  readonly store: ServerStore;
  readonly waitForPort: (view: ServerView, signal: AbortSignal) => Promise<PortState>;
  /** Called with what the port did last. */
  readonly connect: (view: ServerView, port: PortState) => void;
}

/**
 * Starts a server, waits until it is active and its port responds, and connects, unless the user
 * cancels the waiting. A port that never responds doesn't keep ssh from trying.
 */
export async function startAndConnect(options: StartAndConnect): Promise<void> {
  const { ref, name, store, connect, waitForPort } = options;
  // Says by itself if the server can't be started, which then is still stopped.
  await runOnServer("start", ref);
  const ready = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("Waiting until {0} is active…", name),
      cancellable: true,
    },
    async (progress, token) => {
      const view = await untilSettled(ref, store, token);
      if (view?.server.status !== "active") {
        return undefined;
      }
      progress.report({ message: vscode.l10n.t("Waiting for its SSH server…") });
      const abort = new AbortController();
      token.onCancellationRequested(() => {
        abort.abort();
      });
      const port = await waitForPort(view, abort.signal);
      return token.isCancellationRequested ? undefined : { view, port };
    },
  );
  if (ready) {
    connect(ready.view, ready.port);
  }
}

/** Undefined if the user cancels, or the server is gone. */
function untilSettled(
  ref: ServerRef,
  store: ServerStore,
  token: vscode.CancellationToken,
): Promise<ServerView | undefined> {
  return new Promise((resolve) => {
    const look = () => {
      const view = store.find(ref);
      if (!view || !isInTransition(view.server.status)) {
        end(view);
      }
    };
    const changes = store.onDidChange((change) => {
      if (concerns(change, ref)) {
        look();
      }
    });
    const cancellation = token.onCancellationRequested(() => {
      end(undefined);
    });
    const end = (view: ServerView | undefined) => {
      changes.dispose();
      cancellation.dispose();
      resolve(view);
    };
    look();
  });
}
