import * as vscode from "vscode";
import type { Problem } from "../../core/base/problem";
import {
  countFates,
  fateOf,
  retryOf,
  type Fate,
  type OutcomeKind,
  type Retry,
} from "../../core/changes/fates";
import type { ServerRef } from "../../core/servers/server";
import { describeReason } from "../../ui/describeProblem";
import type { Notifier } from "../../ui/notifier";
import { runCommand } from "../../ui/runCommand";
import type { TextPages } from "../../ui/textPages";

export interface BatchEnd {
  readonly ref: ServerRef;
  readonly name: string;
  readonly outcome: { readonly kind: OutcomeKind; readonly problem?: Problem };
}

/** A verb's own words for what became of a batch. */
export interface BatchWords<End extends BatchEnd> {
  /** "Stop": the title of the page too. */
  readonly title: string;
  /** "21 of 35 are stopping". */
  readonly done: (count: number, total: number) => string;
  /** The sentence for one server. */
  readonly describe: (end: End) => string;
}

export interface BatchScreen {
  readonly notifier: Notifier;
  readonly pages: Pick<TextPages, "show">;
  readonly retry: (retry: Retry) => unknown;
}

const order: readonly Fate[] = ["failed", "unclear", "held", "skipped", "done"];

/** One sentence for all servers; what happened to each stands on a page. */
export function sayBatch<End extends BatchEnd>(
  ends: readonly End[],
  words: BatchWords<End>,
  { notifier, pages, retry }: BatchScreen,
): void {
  const counts = countFates(ends);
  const summary = summaryOf(ends, words);
  if (counts.done === ends.length) {
    notifier.info(summary);
    return;
  }
  const again = retryOf(ends);
  const retryFailed = again && {
    label: vscode.l10n.t("Retry Failed"),
    run: () => retry(again),
  };
  const showResults = {
    label: vscode.l10n.t("Show Results"),
    run: () => pages.show(words.title, { lines: pageOf(ends, words), button: retryFailed }),
  };
  const [held] = ends.flatMap(({ outcome }) => (outcome.kind === "held" ? outcome.problem : []));
  const message = held ? `${summary} ${describeReason(held)}` : summary;
  if (counts.done + counts.skipped === ends.length) {
    notifier.info(message, showResults);
  } else {
    const refresh = { label: vscode.l10n.t("Refresh"), run: () => runCommand("refresh") };
    notifier.warn(message, showResults, ...(retryFailed ? [retryFailed] : []), refresh);
  }
}

/** "Stop: 21 of 35 are stopping, 14 failed." */
function summaryOf<End extends BatchEnd>(
  ends: readonly End[],
  { title, done }: BatchWords<End>,
): string {
  const counts = countFates(ends);
  const rest = order.flatMap((fate) => (counts[fate] === 0 ? [] : restWords[fate](counts[fate])));
  return `${title}: ${[done(counts.done, ends.length), ...rest].join(", ")}.`;
}

const restWords: Readonly<Record<Fate, (count: number) => string | readonly string[]>> = {
  done: () => [],
  failed: (count) => vscode.l10n.t("{0} failed", count),
  unclear: (count) => vscode.l10n.t("{0} unclear", count),
  held: (count) => vscode.l10n.t("{0} not sent", count),
  skipped: (count) => vscode.l10n.t("{0} skipped", count),
};

/** What needs the user comes first, and servers that ended alike stand together. */
function pageOf<End extends BatchEnd>(
  ends: readonly End[],
  words: BatchWords<End>,
): readonly string[] {
  const sections = order.flatMap((fate) => {
    const those = ends.filter((end) => fateOf(end) === fate);
    return those.length === 0
      ? []
      : ["", `${headings[fate]()} (${String(those.length)})`, ...those.map(words.describe)];
  });
  return [summaryOf(ends, words), ...sections];
}

const headings: Readonly<Record<Fate, () => string>> = {
  done: () => vscode.l10n.t("Done"),
  failed: () => vscode.l10n.t("Failed"),
  unclear: () => vscode.l10n.t("Unclear"),
  held: () => vscode.l10n.t("Not sent"),
  skipped: () => vscode.l10n.t("Skipped"),
};
