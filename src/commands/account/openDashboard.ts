import * as vscode from "vscode";

export async function openDashboard(): Promise<void> {
  await vscode.env.openExternal(vscode.Uri.parse("https://admin.vps.org/"));
}

/** The page on which API tokens are created. */
export async function openTokenPage(): Promise<void> {
  await vscode.env.openExternal(vscode.Uri.parse("https://admin.vps.org/account/developers/"));
}
