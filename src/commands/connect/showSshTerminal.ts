import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { keptTerminal, plainTerminal, type SshTerminal } from "./sshTerminal";
import { watchPlainTerminal, type PlainEnd } from "./watchPlainTerminal";

export interface ShownTerminal extends SshTerminal, Omit<PlainEnd, "wordsFile"> {
  /** Whether the terminal can say by itself why ssh has failed; else a message does. */
  readonly staysOpen: boolean;
}

let plainTerminals = 0;

export function showSshTerminal(shown: ShownTerminal): void {
  if (shown.staysOpen) {
    vscode.window.createTerminal(keptTerminal(shown)).show();
    return;
  }
  plainTerminals += 1;
  const name = `vps-ssh-${String(process.pid)}-${String(plainTerminals)}.log`;
  const wordsFile = vscode.Uri.file(join(tmpdir(), name));
  const terminal = vscode.window.createTerminal(plainTerminal(shown, wordsFile.fsPath));
  watchPlainTerminal(terminal, { ...shown, wordsFile });
  terminal.show();
}
