import { join } from "node:path";
import * as vscode from "vscode";
import { hostsFile, includeLine } from "../../files/sshInclude";
import type { Notifier } from "../../ui/notifier";

const scheme = "vps-ssh-config";

/** Shows what would change in the user's ssh configuration, and asks for it. */
export async function askForInclude(
  folder: string,
  { before = "", after }: { readonly before: string | undefined; readonly after: string },
  notifier: Notifier,
): Promise<"add" | "declined" | "cancelled"> {
  const file = join(folder, "config");
  const close = await showDiff(before, after, file);
  try {
    const add = vscode.l10n.t("Add Line");
    const without = vscode.l10n.t("Continue Without It");
    const answer = await notifier.ask({
      message: vscode.l10n.t("Add one line to {0}?", file),
      detail: vscode.l10n.t(
        "{0}\n\nIt makes your servers hosts of ssh, with their user, port and key, from the file {1}. The present file is copied first, and Remove SSH Configuration takes the line away again.",
        includeLine,
        join(folder, hostsFile),
      ),
      buttons: [add, without],
    });
    return answer === add ? "add" : answer === without ? "declined" : "cancelled";
  } finally {
    await close();
  }
}

/** Resolves to what closes it again. */
async function showDiff(before: string, after: string, file: string): Promise<() => Promise<void>> {
  const texts = new Map([
    ["/before", before],
    ["/after", after],
  ]);
  const registration = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: ({ path }) =>
      Buffer.from(texts.get(path) ?? "", "latin1").toString("utf8"),
  });
  const [left, right] = [...texts.keys()].map((path) => vscode.Uri.from({ scheme, path }));
  await vscode.commands.executeCommand("vscode.diff", left, right, file);
  return async () => {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const own = tabs.filter(
      ({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.scheme === scheme,
    );
    await vscode.window.tabGroups.close(own);
    registration.dispose();
  };
}
