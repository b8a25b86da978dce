import * as vscode from "vscode";
import type { ServerMarks } from "../core/servers/serverMarks";
import { LinkedServerItem, type LinkedServerDependencies } from "./linkedServerItem";
import { markDecorations } from "./markDecorations";
import { openServerLink, type ServerLinkDependencies } from "./openServerLink";

export interface LinksDependencies extends ServerLinkDependencies, LinkedServerDependencies {
  readonly marks: Pick<ServerMarks, "look">;
}

/**
 * What leads to a server from outside the view. It is a bundle of its own, loaded at the end of the
 * start: VS Code keeps a link until somebody asks for it.
 */
export function openLinks(all: LinksDependencies): vscode.Disposable {
  return vscode.Disposable.from(
    new LinkedServerItem(all),
    vscode.window.registerUriHandler({ handleUri: (uri) => openServerLink(uri, all) }),
    vscode.window.registerFileDecorationProvider(markDecorations),
    // Another window may have changed them, or another computer.
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) {
        all.marks.look();
      }
    }),
  );
}
