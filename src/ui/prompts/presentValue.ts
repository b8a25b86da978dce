import * as vscode from "vscode";
import { withoutIcons } from "../withoutIcons";
import type { PickItem, PickQuestion } from "./questions";

/** The items as they are shown, with a word at the one that holds at present. */
export function marked<T>(
  items: readonly PickItem<T>[],
  { isPresent }: Pick<PickQuestion<T>, "isPresent">,
): readonly PickItem<T>[] {
  return items.map((item) =>
    withoutIcons(
      item.value !== undefined && isPresent?.(item.value)
        ? { ...item, description: describe(item.description) }
        : item,
    ),
  );
}

function describe(description: string | undefined): string {
  return [description, vscode.l10n.t("current")].filter(Boolean).join(" · ");
}
