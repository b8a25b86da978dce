import * as vscode from "vscode";
import type { SshFailure } from "../../core/servers/sshFailure";
import type { SshSettings } from "../../core/servers/sshTarget";
import { changedHostKey, plainName, removalCommand, type SshAttempt } from "./hostKeyTexts";

/** What each failure of ssh most likely means, and what to do. */
export function sshMeanings(attempt: SshAttempt): Readonly<Record<SshFailure, string>> {
  const { host, ssh } = attempt;
  const name = plainName(attempt.server.name);
  const port = String(ssh.port);
  return {
    changedHostKey: `${changedHostKey(attempt)} ${removalCommand(attempt)}`,
    unconfirmedHostKey: vscode.l10n.t(
      "ssh didn't connect because the host key of {0} was not confirmed. Connect again, and answer yes if the fingerprint is that of your server.",
      name,
    ),
    unprotectedKey: vscode.l10n.t(
      "ssh doesn't use a private key that other users can read. Allow only yourself to read the file named above, then connect again.",
    ),
    missingKeyFile: vscode.l10n.t(
      "The key file named above can't be read. Select another with the command SSH Options…, then use Connect in Terminal again.",
    ),
    tooManyKeys: vscode.l10n.t(
      "ssh offered so many keys that {0} gave up. Select the right one with the command SSH Options… and set IdentitiesOnly to yes in your SSH configuration, then use Connect in Terminal again.",
      name,
    ),
    wrongKey: wrongKey(name, ssh),
    refused: vscode.l10n.t(
      "Nothing accepts connections on port {0} of {1}. If the server has just been started, wait a minute and connect again; otherwise check the port with the command SSH Options….",
      port,
      name,
    ),
    timedOut: vscode.l10n.t(
      "{0} didn't respond on port {1}. Check that the server is active, that its firewall accepts connections from you, and that your own network works.",
      name,
      port,
    ),
    noRoute: host.includes(":")
      ? vscode.l10n.t(
          "This computer has no route to {0}, which is an IPv6 address. Your network may not support IPv6; try another network.",
          host,
        )
      : vscode.l10n.t("This computer has no route to {0}. Check your network and your VPN.", host),
    blockedHere: vscode.l10n.t(
      "This computer doesn't allow the connection to {0}. Check its firewall and security software.",
      host,
    ),
    unknownHost: vscode.l10n.t(
      "ssh was asked for {0} but looked for the host named above, which wasn't found. Check HostName, ProxyJump and ProxyCommand in your SSH configuration.",
      host,
    ),
    silent: vscode.l10n.t(
      "Port {0} of {1} accepts connections, but no SSH server responds there. Check the port with the command SSH Options….",
      port,
      name,
    ),
    closedEarly: vscode.l10n.t(
      "{0} closed the connection before you were signed in. The server may still be starting, or may have blocked your address after failed attempts; wait a few minutes and connect again.",
      name,
    ),
    noSharedMethod: vscode.l10n.t(
      "Your ssh and the one on {0} have no method in common, as named above. Update the older of the two.",
      name,
    ),
    badConfig: vscode.l10n.t(
      "There is an error in your SSH configuration, in the line named above. Correct it, then connect again.",
    ),
    lost: vscode.l10n.t(
      "The connection to {0} was lost. The server may have been rebooted or stopped, or the network was interrupted.",
      name,
    ),
    notInstalled: notInstalled(attempt.platform),
    other: vscode.l10n.t("ssh couldn't connect to {0}. Its own words are above.", name),
  };
}

function wrongKey(name: string, { user, identityFile }: SshSettings): string {
  return identityFile === ""
    ? vscode.l10n.t(
        "{0} doesn't accept any key or password that it was offered for the user {1}. Select the private key of the server, and its user, with the command SSH Options…, then use Connect in Terminal again.",
        name,
        user,
      )
    : vscode.l10n.t(
        "{0} doesn't accept the key {1} for the user {2}. Correct either with the command SSH Options…, then use Connect in Terminal again.",
        name,
        identityFile,
        user,
      );
}

function notInstalled(platform: NodeJS.Platform): string {
  switch (platform) {
    case "win32":
      return vscode.l10n.t(
        "This computer has no program named ssh. In Windows, open Settings > System > Optional features, add OpenSSH Client, and restart VS Code.",
      );
    case "darwin":
      return vscode.l10n.t(
        "The program ssh was not found, though it is part of macOS. Check that /usr/bin is in the PATH, and restart VS Code.",
      );
    default:
      return vscode.l10n.t(
        "This computer has no program named ssh. Install the package openssh-client (Debian, Ubuntu), openssh-clients (Fedora, RHEL) or openssh (Arch, Alpine), then connect again.",
      );
  }
}
