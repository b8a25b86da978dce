import * as vscode from "vscode";
import { removeKnownHostLine, type KnownHostLine } from "../../files/knownHostLine";
import type { UserStorage } from "../../files/replaceText";
import type { Notifier } from "../../ui/notifier";

export interface OldKeyRemoval {
  readonly storage: UserStorage;
  readonly notifier: Notifier;
  readonly connectAgain: () => unknown;
}

/** Removes the line of a host key that the server no longer has, once the user has seen it. */
export async function removeOldKey(
  line: KnownHostLine,
  { storage, notifier, connectAgain }: OldKeyRemoval,
): Promise<void> {
  const remove = vscode.l10n.t("Remove and Connect Again");
  const answer = await notifier.ask({
    message: vscode.l10n.t("Remove line {0} of {1}?", line.number, line.file),
    detail: vscode.l10n.t("{0}\n\nssh then shows you the new key and asks about it.", line.text),
    buttons: [remove],
  });
  if (answer !== remove) {
    return;
  }
  if (await removeKnownHostLine(line, storage)) {
    await connectAgain();
  } else {
    notifier.error(
      vscode.l10n.t("The line was not removed. The file has changed, or can't be written."),
    );
  }
}
