import type * as vscode from "vscode";

/**
 * An item whose texts come from elsewhere: VS Code would draw an icon for each `$(zap)` in them. A
 * space without width keeps them as they look: a snippet may well have a `$(date)`.
 */
export function withoutIcons<Item extends vscode.QuickPickItem>(item: Item): Item {
  const { label, description, detail } = item;
  return {
    ...item,
    label: plain(label),
    ...(description === undefined ? {} : { description: plain(description) }),
    ...(detail === undefined ? {} : { detail: plain(detail) }),
  };
}

function plain(text: string): string {
  return text.replaceAll("$(", "$\u200b(");
}
