import * as vscode from "vscode";
import type { Disposable } from "../core/base/emitter";
import type { Memory, ServerMarks } from "../core/servers/serverMarks";
import { WorkspaceLink } from "../core/servers/workspaceLink";
import { LinkedServerItem, type LinkedServerDependencies } from "./linkedServerItem";
import { markDecorations } from "./markDecorations";
import { openServerLink, type ServerLinkDependencies } from "./openServerLink";

export interface LinksDependencies
  extends ServerLinkDependencies, Omit<LinkedServerDependencies, "link"> {
  /** What is remembered for this workspace. */
  readonly memory: Memory;
  readonly marks: Pick<ServerMarks, "look">;
}

export interface Links extends Disposable {
  readonly link: WorkspaceLink;
}

/**
 * What leads to a server from outside the view. It is a bundle of its own, loaded at the end of the
 * start: VS Code keeps a link until somebody asks for it.
 */
export function openLinks(all: LinksDependencies): Links {
  const link = new WorkspaceLink(all.memory);
  const parts = vscode.Disposable.from(
    link,
    new LinkedServerItem({ ...all, link }),
    vscode.window.registerUriHandler({ handleUri: (uri) => openServerLink(uri, all) }),
    vscode.window.registerFileDecorationProvider(markDecorations),
    // Another window may have changed them, or another computer.
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) {
        all.marks.look();
      }
    }),
  );
  return { link, dispose: () => void parts.dispose() };
}
