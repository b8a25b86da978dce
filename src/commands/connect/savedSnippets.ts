import * as vscode from "vscode";
import { settingIds } from "../../core/base/manifestIds";
import { snippetsIn, type Snippet } from "../../core/servers/snippets";

export function savedSnippets(): readonly Snippet[] {
  return snippetsIn(vscode.workspace.getConfiguration().get<unknown>(settingIds.snippets));
}

/** Replaces one of the same name. False if VS Code can't write the settings. */
export async function saveSnippet({ name, command }: Snippet): Promise<boolean> {
  const saved = savedSnippets().map((one) => [one.name, one.command]);
  const snippets: unknown = { ...Object.fromEntries(saved), [name]: command };
  try {
    await vscode.workspace.getConfiguration().update(settingIds.snippets, snippets, true);
    return true;
  } catch {
    return false;
  }
}
