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

export async function openSetting(id: SettingId | "http.proxy"): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.openSettings", id);
}
