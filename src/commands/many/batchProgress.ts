import * as vscode from "vscode";
import { serversViewId } from "../../core/base/manifestIds";

type Work<T> = (signal: AbortSignal, onDone: (done: number) => void) => Promise<T>;

/**
 * Shows progress as a bar in the view and, for several servers, as a notification, whose Cancel
 * button stops before the next server.
 */
export async function withBatchProgress<T>(
  title: string,
  total: number,
  work: Work<T>,
): Promise<T> {
  const abort = new AbortController();
  if (total === 1) {
    return inView(() => work(abort.signal, () => undefined));
  }
  const options = {
    location: vscode.ProgressLocation.Notification,
    title,
    cancellable: true,
  };
  return vscode.window.withProgress(options, (progress, token) => {
    token.onCancellationRequested(() => {
      abort.abort();
    });
    const onDone = (done: number) => {
      progress.report({
        message: vscode.l10n.t("{0} of {1}", done, total),
        increment: 100 / total,
      });
    };
    return inView(() => work(abort.signal, onDone));
  });
}

async function inView<T>(work: () => Promise<T>): Promise<T> {
  return vscode.window.withProgress({ location: { viewId: serversViewId } }, work);
}
