import * as vscode from "vscode";

/** Where ssh runs, as far as that isn't plain. */
export interface SshPlace {
  /** Follows the server's name in the terminal's. */
  readonly suffix: string;
  /** Said before ssh starts; empty if there is nothing to say. */
  readonly notice: string;
}

/**
 * ssh runs where the extension does. That is the user's own computer, where the keys are, unless
 * the window is one that has no extensions there: in a browser, or by the user's settings.
 */
export function sshPlace(
  remoteName: string | undefined,
  extensionKind: vscode.ExtensionKind | undefined,
): SshPlace {
  if (remoteName === undefined) {
    return { suffix: "", notice: "" };
  }
  if (extensionKind === vscode.ExtensionKind.UI) {
    return { suffix: ` (${vscode.l10n.t("Local")})`, notice: "" };
  }
  const place = placeName(remoteName);
  return {
    suffix: ` (${place})`,
    notice: vscode.l10n.t(
      "ssh runs on {0}, where VS Code's extensions run, and uses the SSH keys and configuration that are there.",
      place,
    ),
  };
}

/** How VS Code itself calls the place. */
function placeName(remoteName: string): string {
  const names: Readonly<Record<string, string>> = {
    "ssh-remote": "SSH",
    wsl: "WSL",
    "dev-container": vscode.l10n.t("Dev Container"),
    "attached-container": vscode.l10n.t("Container"),
    codespaces: vscode.l10n.t("GitHub Codespaces"),
    tunnel: vscode.l10n.t("Tunnel"),
  };
  return names[remoteName] ?? remoteName;
}
