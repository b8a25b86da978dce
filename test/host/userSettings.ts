import * as vscode from "vscode";

const set = new Set<string>();

/** Sets a setting of the extension for the person, below "vps.". */
export async function setSetting(key: string, value: unknown): Promise<void> {
  set.add(key);
  const settings = vscode.workspace.getConfiguration("vps");
  // VS Code takes a tenth of a second to write what is there already.
  if (settings.inspect(key)?.globalValue !== value) {
    await settings.update(key, value, true);
  }
}

/** Takes away what was set through `setSetting`. */
export async function unsetSettings(): Promise<void> {
  for (const key of set) {
    await vscode.workspace.getConfiguration("vps").update(key, undefined, true);
  }
  set.clear();
}
