import * as vscode from "vscode";
import { refOf, type ServerStore, type ServerView } from "../../core/servers/serverStore";
import { isBeginning, isTyped, typedFormOf } from "../../ui/prompts/typedConfirmation";
import type { Notifier } from "../../ui/notifier";
import { calledAmong } from "../choice/calledAmong";
import { othersStay, serverLines } from "../choice/serverLines";
import { Prompts } from "../../ui/prompts/prompts";

/** What the user has to type before anything is deleted. */
interface Hurdle {
  readonly title: string;
  readonly expected: string;
  readonly prompt: string;
  readonly mismatch: string;
}

/**
 * Two hurdles before data is destroyed: a modal that says what will be lost, then typing the
 * server's name or, for several, how many there are.
 */
export async function confirmDelete(
  views: readonly ServerView[],
  others: readonly ServerView[],
  { store, notifier }: { readonly store: ServerStore; readonly notifier: Notifier },
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
    detail: [serverLines(views), othersStay(others), whatIsLost(isOne)]
      .filter(Boolean)
      .join("\n\n"),
    about: views.map(refOf),
    buttons: [goOn],
    hurdle: () => isTypedIn(isOne ? nameHurdle(first, store) : countHurdle(views.length)),
  });
  return answer === goOn;
}

/** The API document says that a deletion cannot be undone; it does not mention backups. */
function whatIsLost(isOne: boolean): string {
  return isOne
    ? vscode.l10n.t(
        "Everything on its disk and its IP address will be permanently lost, possibly its backups too. This can't be undone.",
      )
    : vscode.l10n.t(
        "Everything on their disks and their IP addresses will be permanently lost, possibly their backups too. This can't be undone.",
      );
}

function nameHurdle(view: ServerView, store: ServerStore): Hurdle {
  const { server } = view;
  const expected = typedFormOf(server);
  const called = calledAmong(server, store);
  return {
    title: vscode.l10n.t("Permanently Delete {0}", called),
    expected,
    prompt: vscode.l10n.t("Type {0} to permanently delete this server.", expected),
    mismatch: vscode.l10n.t("This doesn't match {0}. Nothing was deleted.", expected),
  };
}

function countHurdle(count: number): Hurdle {
  return {
    title: vscode.l10n.t("Permanently Delete {0} Servers", count),
    expected: String(count),
    prompt: vscode.l10n.t("Type {0} to permanently delete these {0} servers.", count),
    mismatch: vscode.l10n.t("This doesn't match {0}. Nothing was deleted.", count),
  };
}

/** Shows no error while the text may still become right. */
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
