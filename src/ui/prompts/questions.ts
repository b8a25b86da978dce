import * as vscode from "vscode";

/** How a question ended. Hidden counts as cancelled: nobody waits for ever. */
export type Answered<T> =
  | { readonly kind: "answered"; readonly value: T }
  | { readonly kind: "back" }
  | { readonly kind: "cancelled" };

export interface PickItem<T> extends vscode.QuickPickItem {
  /** Undefined for a heading, and for a line that only says something. */
  readonly value: T | undefined;
  /** Names the item in another list of the same question; else its label does. */
  readonly key?: string;
}

export interface Question {
  readonly title: string;
  readonly step?: number;
  readonly totalSteps?: number;
  readonly canGoBack: boolean;
  /** What the API said about the last answer to this question. */
  readonly complaint?: string | undefined;
}

export interface PickQuestion<T> extends Question {
  readonly placeholder: string;
  readonly items: readonly PickItem<T>[];
  /** All items, where some are still on their way; a bar shows that. */
  readonly laterItems?: Promise<readonly PickItem<T>[]> | undefined;
  readonly isCurrent?: (value: T) => boolean;
  /** An answer that costs something: an Enter that was meant for the question before is none. */
  readonly costsMoney?: (value: T) => boolean;
}

export interface TextFault {
  readonly message: string;
  /** A warning can be accepted, an error cannot. */
  readonly severity: "error" | "warning";
}

export interface TextQuestion extends Question {
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value: string;
  /** What is wrong with a value, as far as somebody who still types needs to know. */
  readonly check: (value: string) => TextFault | undefined;
  /** What is wrong with a value that is accepted; `check`, without it. */
  readonly checkAccepted?: (value: string) => TextFault | undefined;
}

/** A line between the items of a list, with a word or without. */
export function heading<T>(label: string): PickItem<T> {
  return { label, kind: vscode.QuickPickItemKind.Separator, value: undefined };
}
