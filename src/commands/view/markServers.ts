import * as vscode from "vscode";
import { markColors, type MarkColor, type ServerMarks } from "../../core/servers/serverMarks";
import type { ServerStore } from "../../core/servers/serverStore";
import { markColor } from "../../ui/markLook";
import type { Notifier } from "../../ui/notifier";
import { Prompts } from "../../ui/prompts/prompts";
import type { PickItem } from "../../ui/prompts/questions";
import { calledAmong } from "../choice/calledAmong";
import { chooseServer, chooseServers } from "../choice/chooseServers";

export interface MarkDependencies {
  readonly store: ServerStore;
  readonly marks: ServerMarks;
  readonly notifier: Notifier;
}

const longestNote = 200;

/** Pins the servers, so that they come first, or no longer. */
export async function pinServers(
  isPinned: boolean,
  clicked: unknown,
  selected: unknown,
  { store, marks, notifier }: MarkDependencies,
): Promise<void> {
  const refs = await chooseServers(clicked, selected, {
    store,
    notifier,
    applies: ({ id }) => (marks.of(id)?.isPinned ?? false) !== isPinned,
    title: isPinned ? vscode.l10n.t("Pin") : vscode.l10n.t("Unpin"),
    placeHolder: isPinned
      ? vscode.l10n.t("Select a server to pin")
      : vscode.l10n.t("Select a server to unpin"),
    nothingToPick: isPinned
      ? vscode.l10n.t("There are no servers to pin.")
      : vscode.l10n.t("No server is pinned."),
  });
  const change = { isPinned: isPinned || undefined };
  await marks.change(
    refs.map(({ serverId }) => serverId),
    change,
  );
}

/** Writes a line about a server, which no API knows. An empty one takes it away. */
export async function editNote(clicked: unknown, all: MarkDependencies): Promise<void> {
  const { marks } = all;
  const chosen = await choose(clicked, vscode.l10n.t("Edit Note"), all);
  if (!chosen) {
    return;
  }
  const { id } = chosen.server;
  const answered = await new Prompts().text({
    title: vscode.l10n.t("Note about {0}", calledAmong(chosen.server, all.store)),
    canGoBack: false,
    prompt: vscode.l10n.t("Kept in VS Code and its Settings Sync. Leave empty to remove it."),
    value: marks.of(id)?.note ?? "",
    check: ({ length }) =>
      length > longestNote
        ? {
            message: vscode.l10n.t("A note has at most {0} characters.", longestNote),
            severity: "error",
          }
        : undefined,
  });
  if (answered.kind === "answered") {
    await marks.change([id], { note: answered.value || undefined });
  }
}

export async function chooseColor(clicked: unknown, all: MarkDependencies): Promise<void> {
  const { marks } = all;
  const chosen = await choose(clicked, vscode.l10n.t("Set Color"), all);
  if (!chosen) {
    return;
  }
  const { id } = chosen.server;
  const isPresent = (color: MarkColor | "none") => color === (marks.of(id)?.color ?? "none");
  const answered = await new Prompts().pick<MarkColor | "none">({
    title: vscode.l10n.t("Color of {0}", calledAmong(chosen.server, all.store)),
    canGoBack: false,
    placeholder: vscode.l10n.t("Which color should mark its row?"),
    items: [{ label: vscode.l10n.t("No color"), value: "none" }, ...markColors.map(colorItem)],
    isCurrent: isPresent,
    isPresent,
    staysOpen: false,
  });
  if (answered.kind === "answered") {
    await marks.change([id], { color: answered.value === "none" ? undefined : answered.value });
  }
}

function choose(clicked: unknown, title: string, { store, notifier }: MarkDependencies) {
  return chooseServer(clicked, {
    store,
    notifier,
    applies: () => true,
    title,
    placeHolder: vscode.l10n.t("Select a server to mark"),
    nothingToPick: vscode.l10n.t("There are no servers to mark."),
  });
}

function colorItem(color: MarkColor): PickItem<MarkColor> {
  const iconPath = new vscode.ThemeIcon("circle-filled", markColor(color));
  return { label: colorName(color), iconPath, value: color };
}

function colorName(color: MarkColor): string {
  switch (color) {
    case "red":
      return vscode.l10n.t("Red");
    case "yellow":
      return vscode.l10n.t("Yellow");
    case "green":
      return vscode.l10n.t("Green");
    case "blue":
      return vscode.l10n.t("Blue");
    case "purple":
      return vscode.l10n.t("Purple");
  }
}
