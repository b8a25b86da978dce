import * as vscode from "vscode";
import type { Catalogue, ListName } from "../core/create/catalogue";
import { describeProblem } from "../ui/describeProblem";
import { heading, type PickItem } from "../ui/prompts/questions";

/**
 * Why a list lacks what the user may look for, and a way to request it again. What the API does not
 * have is no loss as long as the user's servers and the other lists offer something.
 */
export function missingItems<T>(
  { missing }: Catalogue,
  list: ListName,
  { retry, hasOffers }: { readonly retry: T; readonly hasOffers: boolean },
): readonly PickItem<T>[] {
  const problem = missing?.[list];
  if (!problem || (problem.kind === "notFound" && hasOffers)) {
    return [];
  }
  if (problem.kind === "notFound") {
    return [
      {
        label: describeUnavailable(list),
        iconPath: new vscode.ThemeIcon("info"),
        detail: vscode.l10n.t("Enter an ID instead, or look in the VPS.org dashboard."),
        alwaysShow: true,
        value: undefined,
      },
    ];
  }
  return [
    heading<T>(""),
    {
      label: vscode.l10n.t("Retry"),
      iconPath: new vscode.ThemeIcon("refresh"),
      description: describeFailed(list),
      detail: describeProblem(problem),
      alwaysShow: true,
      value: retry,
    },
  ];
}

function describeFailed(list: ListName): string {
  switch (list) {
    case "plans":
      return vscode.l10n.t("The plans could not be loaded");
    case "systems":
      return vscode.l10n.t("The operating systems could not be loaded");
    case "locations":
      return vscode.l10n.t("The locations could not be loaded");
    case "sshKeys":
      return vscode.l10n.t("Your SSH keys could not be loaded");
  }
}

function describeUnavailable(list: ListName): string {
  switch (list) {
    case "plans":
      return vscode.l10n.t("VPS.org offers no list of its plans here");
    case "systems":
      return vscode.l10n.t("VPS.org offers no list of its operating systems here");
    case "locations":
      return vscode.l10n.t("VPS.org offers no list of its locations here");
    case "sshKeys":
      return vscode.l10n.t("VPS.org offers no list of your SSH keys here");
  }
}
