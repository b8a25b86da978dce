import * as vscode from "vscode";
import { commandIds, type CommandName, type ServerCommandName } from "../core/base/commandIds";
import type { SettingId } from "../core/base/manifestIds";
import { serverKey, type ServerRef } from "../core/servers/server";

/** Runs one of the extension's own commands as a menu does. */
export async function runCommand(name: CommandName): Promise<void> {
  await vscode.commands.executeCommand(commandIds[name]);
}

/** Runs a command on one server. An id alone is not enough: two accounts may see the same server. */
export async function runOnServer(name: ServerCommandName, ref: ServerRef): Promise<void> {
  await vscode.commands.executeCommand(commandIds[name], serverKey(ref));
}

/** What a command gets as its second argument where VS Code runs it for a click on a row. */
export const byClick = "click";

/** What VS Code runs for a click on a server's row; it leaves out clicks with Ctrl or Shift. */
export function clickCommand(
  name: ServerCommandName,
  title: string,
  ref: ServerRef,
): vscode.Command {
  return { command: commandIds[name], title, arguments: [serverKey(ref), byClick] };
}

export async function openSetting(id: SettingId | "http.proxy"): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.openSettings", id);
}
