import * as vscode from "vscode";
import { formatsFor } from "../../core/base/formats";
import type { Server } from "../../core/servers/server";
import type { OldKeyTexts } from "../../core/servers/sshFailure";
import type { SshSettings } from "../../core/servers/sshTarget";

export interface SshAttempt {
  readonly server: Pick<Server, "name" | "createdAtMs">;
  readonly host: string;
  readonly ssh: SshSettings;
  readonly platform: NodeJS.Platform;
}

/** A name without control characters, which would be orders to the terminal. */
export function plainName(name: string): string {
  return name.replaceAll(/\p{Cc}/gu, "");
}

/** What is said where the line of the old host key is known. */
export function oldKeyTexts(attempt: SshAttempt): OldKeyTexts {
  return {
    changed: changedHostKey(attempt),
    older: olderHostKey(attempt),
    createdAtMs: attempt.server.createdAtMs,
    // The terminal puts its own values in the places of these.
    line: vscode.l10n.t("The old key is line {0} of {1}:", "{0}", "{1}"),
    keys: vscode.l10n.t(
      "Press R to remove this line and connect again; ssh then shows you the new key and asks about it. Press Enter to connect again without a change, or any other key to close.",
    ),
    removed: vscode.l10n.t("Removed. Connecting again…"),
    notRemoved: vscode.l10n.t(
      "The line couldn't be removed, since the file has changed or can't be written. Press Enter to connect again, or any other key to close.",
    ),
  };
}

export function changedHostKey({ server }: SshAttempt): string {
  const name = plainName(server.name);
  return server.createdAtMs === undefined
    ? vscode.l10n.t(
        "{0} has a different host key from the server that had this address before. This is expected after a reinstallation; otherwise someone may be intercepting the connection.",
        name,
      )
    : vscode.l10n.t(
        "{0} has a different host key from the server that had this address before. This is expected after a reinstallation, or if you last connected before {0} was created ({1}); otherwise someone may be intercepting the connection.",
        name,
        creationTime(server.createdAtMs),
      );
}

function olderHostKey({ server }: SshAttempt): string {
  return vscode.l10n.t(
    "{0} has a different host key from the server that had this address before. That one's key was stored before {0} was created ({1}), so it most likely belonged to another server.",
    plainName(server.name),
    server.createdAtMs === undefined ? "" : creationTime(server.createdAtMs),
  );
}

/** For where the line is not known. */
export function removalCommand({ host, ssh }: SshAttempt): string {
  const entry = ssh.port === 22 ? host : `[${host}]:${String(ssh.port)}`;
  const how = vscode.l10n.t(
    "If you expected it, remove the old key with this command, then connect again:",
  );
  return `${how}\n  ssh-keygen -R "${entry}"`;
}

function creationTime(createdAtMs: number): string {
  return formatsFor(vscode.env.language).dateTime(createdAtMs);
}
