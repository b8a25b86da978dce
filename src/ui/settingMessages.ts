import * as vscode from "vscode";
import type { SettingId } from "../core/base/manifestIds";
import type { Notifier } from "./notifier";
import { openSetting } from "./runCommand";

/** Shown after what the user wanted was done, though VS Code could not write it down. */
export function sayNotSaved(notifier: Notifier, id: SettingId): void {
  notifier.warn(
    vscode.l10n.t(
      "The setting {0} couldn't be saved. Check whether your settings file can be written and has no errors.",
      id,
    ),
    {
      label: vscode.l10n.t("Open Settings"),
      run: () => openSetting(id),
    },
  );
}
