import * as vscode from "vscode";
import { withoutIcons } from "../withoutIcons";
import type { PickItem, PickQuestion } from "./questions";

/** The items as they are drawn, with a word at the one that holds at present. */
export function marked<T>(
  items: readonly PickItem<T>[],
  { isPresent }: Pick<PickQuestion<T>, "isPresent">,
): readonly PickItem<T>[] {
  return items.map(({ complaint, ...item }) => {
    const isNow = item.value !== undefined && isPresent?.(item.value);
    const drawn = withoutIcons({
      ...item,
      ...(isNow ? { description: describe(item.description) } : {}),
      ...(complaint === undefined ? {} : { detail: complaint }),
    });
    return complaint === undefined ? drawn : { ...drawn, detail: `$(error) ${drawn.detail ?? ""}` };
  });
}

function describe(description: string | undefined): string {
  return [description, vscode.l10n.t("current")].filter(Boolean).join(" · ");
}
