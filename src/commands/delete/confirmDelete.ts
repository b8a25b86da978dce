import * as vscode from "vscode";
import type { ServerView } from "../../core/servers/serverStore";
import { isBeginning, isTyped, typedFormOf } from "../../ui/prompts/typedConfirmation";
import type { Notifier } from "../../ui/notifier";
import { serverLines } from "../choice/serverLines";
import { Prompts } from "../../ui/prompts/prompts";

/** What is asked for before it is too late. */
interface Hurdle {
  readonly title: string;
  readonly expected: string;
  readonly prompt: string;
  readonly mismatch: string;
}

/**
 * Two hurdles before data is destroyed: a modal that says what is lost, then the server's name
 * to be typed, or how many servers there are.
 */
export async function confirmDelete(
  views: readonly ServerView[],
  notifier: Notifier,
): Promise<boolean> {
  const [first] = views;
  if (!first) {
    return false;
  }
  const isOne = views.length === 1;
  const goOn = vscode.l10n.t("Delete…");
  const answer = await notifier.ask({
    message: isOne
      ? vscode.l10n.t("Delete {0}?", first.server.name)
      : vscode.l10n.t("Delete {0} servers?", views.length),
    detail: [serverLines(views), whatIsLost(isOne)].join("\n\n"),
    buttons: [goOn],
    hurdle: () => isTypedIn(isOne ? nameHurdle(first) : countHurdle(views.length)),
  });
  return answer === goOn;
}

/** The API document says that a deletion cannot be undone; of backups it says nothing. */
function whatIsLost(isOne: boolean): string {
  return isOne
    ? vscode.l10n.t(
        "Everything on its disk and its IP address are lost for good, perhaps its backups too. This cannot be undone.",
      )
    : vscode.l10n.t(
        "Everything on their disks and their IP addresses are lost for good, perhaps their backups too. This cannot be undone.",
      );
}

function nameHurdle({ server }: ServerView): Hurdle {
  const expected = typedFormOf(server);
  return {
    title: vscode.l10n.t("Delete {0} for Good", server.name),
    expected,
    prompt: vscode.l10n.t("Type {0} to delete this server for good.", expected),
    mismatch: vscode.l10n.t("This is not {0}. Nothing was deleted.", expected),
  };
}

function countHurdle(count: number): Hurdle {
  return {
    title: vscode.l10n.t("Delete {0} Servers for Good", count),
    expected: String(count),
    prompt: vscode.l10n.t("Type {0} to delete these {0} servers for good.", count),
    mismatch: vscode.l10n.t("This is not {0}. Nothing was deleted.", count),
  };
}

/** Nobody is told off while what is typed may still become right. */
async function isTypedIn({ title, expected, prompt, mismatch }: Hurdle): Promise<boolean> {
  const fault = { message: mismatch, severity: "error" } as const;
  const answered = await new Prompts().text({
    title,
    canGoBack: false,
    prompt,
    value: "",
    check: (text) => (isBeginning(text, expected) ? undefined : fault),
    checkAccepted: (text) => (isTyped(text, expected) ? undefined : fault),
  });
  return answered.kind === "answered" && isTyped(answered.value, expected);
}
