import { isDeepStrictEqual } from "node:util";
import * as vscode from "vscode";

/** What tests have set, and what it goes back to after each. */
const changed = new Set<string>();
const kept = new Map<string, unknown>();

/** Sets a setting of the extension for the person, below "vps.", until `unsetSettings`. */
export async function setSetting(key: string, value: unknown): Promise<void> {
  changed.add(key);
  await write(key, value);
}

/** Sets it for all tests to come: VS Code takes a long time to write its settings. */
export async function keepSetting(key: string, value: unknown): Promise<void> {
  kept.set(key, value);
  await write(key, value);
}

/** Takes back what was set through `setSetting`. */
export async function unsetSettings(): Promise<void> {
  for (const key of changed) {
    await write(key, kept.get(key));
  }
  changed.clear();
}

/** Takes back what was kept too. */
export async function dropSettings(): Promise<void> {
  [...kept.keys()].forEach((key) => changed.add(key));
  kept.clear();
  await unsetSettings();
}

async function write(key: string, value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration("vps");
  if (!isDeepStrictEqual(settings.inspect(key)?.globalValue, value)) {
    await settings.update(key, value, true);
  }
}
