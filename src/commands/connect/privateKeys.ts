import { homedir } from "node:os";
import * as vscode from "vscode";

export interface PrivateKey {
  readonly name: string;
  readonly path: string;
}

/** The keys in ~/.ssh: what has a public half beside it. */
export async function privateKeys(home = homedir()): Promise<readonly PrivateKey[]> {
  const folder = sshFolder(home);
  try {
    const names = new Set((await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name));
    return [...names]
      .filter((name) => names.has(`${name}.pub`))
      .sort()
      .map((name) => ({ name, path: vscode.Uri.joinPath(folder, name).fsPath }));
  } catch {
    // There is no such folder, or nobody may read it; then the user names the file.
    return [];
  }
}

/** Asks for a file of this computer. Undefined if the user cancels. */
export async function chooseKeyFile(): Promise<string | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t("Select a Private Key"),
      defaultUri: sshFolder(homedir()),
      canSelectMany: false,
    })) ?? [];
  return file?.fsPath;
}

function sshFolder(home: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.Uri.file(home), ".ssh");
}
