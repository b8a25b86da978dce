import * as vscode from "vscode";
import { InvalidSettings } from "./invalidSettings";
import type { Notifier } from "./notifier";

export { sayEnvironmentTokenFault, sayOtherAddress, sayStorageFailed } from "./accountMessages";

/**
 * Says which settings can't be used, now and whenever they have changed. This and what else may have
 * to be said at the start is a bundle of its own, loaded at the end of the start.
 */
export function watchSettings(notifier: Notifier): vscode.Disposable {
  const invalidSettings = new InvalidSettings(notifier);
  invalidSettings.look();
  return vscode.workspace.onDidChangeConfiguration(() => {
    invalidSettings.look();
  });
}
