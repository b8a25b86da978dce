import { join } from "node:path";
import * as vscode from "vscode";
import { includeLine, type IncludeObstacle } from "../../files/sshInclude";
import type { Notifier } from "../../ui/notifier";

/** Why the user's ssh configuration stays as it is, and what to do. */
export function describeObstacle(why: IncludeObstacle, folder: string): string {
  const file = join(folder, "config");
  switch (why) {
    case "readOnly":
      return vscode.l10n.t(
        "{0} is read-only and was not changed. Change its first line yourself: {1}",
        file,
        includeLine,
      );
    case "encoding":
      return vscode.l10n.t(
        "{0} was not changed, since ssh itself can't read it. Save it as UTF-8 without a byte order mark.",
        file,
      );
    case "insideBlock":
      return vscode.l10n.t(
        "The line “{0}” has no effect behind the first Host or Match line of {1}. Move it to the top.",
        includeLine,
        file,
      );
  }
}

export function sayNotWritten(folder: string, fault: unknown, notifier: Notifier): void {
  const reason = fault instanceof Error ? fault.message : String(fault);
  notifier.error(vscode.l10n.t("The files in {0} couldn't be written ({1}).", folder, reason));
}
