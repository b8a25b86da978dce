import * as vscode from "vscode";
import type { TokenFault } from "../core/base/tokenText";
import { describeTokenFault } from "./describeTokenFault";
import type { Notifier } from "./notifier";

/** The variable is read when VS Code starts, so that is what its user has to do again. */
export function sayEnvironmentTokenFault(notifier: Notifier, fault: TokenFault): void {
  notifier.warn(
    vscode.l10n.t(
      "The VPS_API_TOKEN environment variable can't be used until you correct it and restart VS Code. {0}",
      describeTokenFault(fault),
    ),
  );
}
