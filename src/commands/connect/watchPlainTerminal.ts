import * as vscode from "vscode";
import { sshFailureOf, type SshTexts } from "../../core/servers/sshFailure";
import { findKnownHostLine } from "../../files/knownHostLine";
import type { UserStorage } from "../../files/replaceText";
import { removeOldKey } from "./removeOldKey";
import type { Notifier } from "../../ui/notifier";

export interface PlainEnd {
  readonly wordsFile: vscode.Uri;
  readonly failures: SshTexts["failures"];
  readonly notifier: Notifier;
  readonly connectAgain: () => unknown;
  readonly storage: UserStorage;
}

/** Says why ssh has ended, for a terminal that can't stay to say it. */
export function watchPlainTerminal(terminal: vscode.Terminal, end: PlainEnd): void {
  const watch = vscode.window.onDidCloseTerminal(async (closed) => {
    if (closed !== terminal) {
      return;
    }
    watch.dispose();
    const words = await takeWords(end.wordsFile);
    if (closed.exitStatus?.reason === vscode.TerminalExitReason.Process) {
      await sayEnd(closed.exitStatus.code, words, end);
    }
  });
}

async function sayEnd(code: number | undefined, words: string, end: PlainEnd): Promise<void> {
  const failure = sshFailureOf({ code: code ?? null, signal: null }, words);
  if (failure === undefined) {
    return;
  }
  const { failures, notifier, connectAgain, storage } = end;
  const oldKey =
    failure === "changedHostKey" ? await findKnownHostLine(words, storage.files) : undefined;
  const remove = {
    label: vscode.l10n.t("Remove Old Key…"),
    run: () => oldKey && removeOldKey(oldKey, end),
  };
  const again = { label: vscode.l10n.t("Connect Again"), run: connectAgain };
  const show = {
    label: vscode.l10n.t("Show Output"),
    run: async () => {
      const document = await vscode.workspace.openTextDocument({ content: words });
      await vscode.window.showTextDocument(document);
    },
  };
  notifier.error(
    failures[failure],
    ...(oldKey ? [remove] : []),
    again,
    ...(words === "" ? [] : [show]),
  );
}

async function takeWords(file: vscode.Uri): Promise<string> {
  try {
    const words = await vscode.workspace.fs.readFile(file);
    await vscode.workspace.fs.delete(file);
    return Buffer.from(words).toString("utf8");
  } catch {
    // ssh has not said anything, or was not there to say it.
    return "";
  }
}
