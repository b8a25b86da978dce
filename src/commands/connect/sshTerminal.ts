import { homedir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { textsVariable, type SshTexts } from "../../core/servers/sshFailure";
import { plainName } from "./sshMeanings";
import type { SshPlace } from "./sshPlace";

export interface SshTerminal {
  readonly name: string;
  readonly args: readonly string[];
  readonly failures: SshTexts["failures"];
  readonly place: SshPlace;
  /** Whether the server has only just been started, so that its ssh may not respond yet. */
  readonly isStarting: boolean;
  /** It runs one command and ends, so that its output has to stay in sight. */
  readonly isCommand?: boolean;
  readonly extensionPath: string;
}

/**
 * A terminal in which a small program of the extension runs ssh and stays when it fails. Both get
 * their arguments as a list, and never through a shell.
 */
export function keptTerminal(terminal: SshTerminal): vscode.TerminalOptions {
  const { args, extensionPath, failures, isCommand, isStarting, name, place } = terminal;
  const texts: SshTexts = {
    failures,
    notice: place.notice,
    again: vscode.l10n.t("Press Enter to connect again, or any other key to close."),
    ended: isCommand
      ? vscode.l10n.t("The command has ended with exit code {0}. Press any key to close.", "{0}")
      : "",
    waiting: isStarting
      ? vscode.l10n.t(
          "{0} is still starting. Trying again; press Ctrl+C to cancel.",
          plainName(name),
        )
      : "",
  };
  return {
    ...commonOptions(terminal),
    shellPath: process.execPath,
    shellArgs: [join(extensionPath, "dist", "ssh.js"), ...args],
    env: {
      // Makes Node of the program that VS Code is.
      ELECTRON_RUN_AS_NODE: "1",
      // VS Code replaces "${…}" in values, and a server's name may hold that.
      [textsVariable]: Buffer.from(JSON.stringify(texts)).toString("base64"),
    },
  };
}

/** A terminal that is ssh itself, which writes its own words to a file. */
export function plainTerminal(terminal: SshTerminal, wordsFile: string): vscode.TerminalOptions {
  return {
    ...commonOptions(terminal),
    shellPath: "ssh",
    shellArgs: ["-E", wordsFile, ...terminal.args],
  };
}

function commonOptions({ name, place }: SshTerminal): vscode.TerminalOptions {
  return {
    name: `${name}${place.suffix}`,
    iconPath: new vscode.ThemeIcon("vm-connect"),
    isTransient: true,
    // A folder of this computer as a URI is what makes VS Code open a terminal here and not in the
    // window's remote place.
    cwd: vscode.Uri.file(homedir()),
  };
}
