import * as vscode from "vscode";

/** How a question ended. Hidden counts as cancelled, so that nobody waits forever. */
export type Answered<T> =
  | { readonly kind: "answered"; readonly value: T }
  | { readonly kind: "back" }
  | { readonly kind: "cancelled" };

export interface PickItem<T> extends vscode.QuickPickItem {
  /** Undefined for a heading and for a line that only informs. */
  readonly value: T | undefined;
  /** Identifies the item in another list of the same question. Defaults to its label. */
  readonly key?: string;
  /** Why the API rejected it: shown in place of its detail. */
  readonly complaint?: string | undefined;
}

export interface Question {
  readonly title: string;
  readonly step?: number;
  readonly totalSteps?: number;
  readonly canGoBack: boolean;
  /** Why the API rejected the last answer to this question. */
  readonly complaint?: string | undefined;
  /** What stays in sight while the user types, such as the price of the order. */
  readonly reminder?: string | undefined;
}

/** What is on or off, and the answer that changes it. */
export interface Toggle<T> {
  readonly label: string;
  readonly icon: string;
  readonly isOn: boolean;
  readonly value: T;
}

export interface PickQuestion<T> extends Question {
  readonly placeholder: string;
  readonly items: readonly PickItem<T>[];
  /** All items, if some are still loading; a progress bar shows that. */
  readonly laterItems?: Promise<readonly PickItem<T>[]> | undefined;
  readonly isCurrent?: (value: T) => boolean;
  /** What holds at present; it is marked as such, unlike a mere suggestion. */
  readonly isPresent?: (value: T) => boolean;
  /** An answer that is acted on: an Enter meant for the previous question does not count. */
  readonly isWeighty?: (value: T) => boolean;
  /** A button for one of the answers, where VS Code has buttons that are on or off. */
  readonly toggle?: Toggle<T> | undefined;
  /** False if the question goes when the user turns to something else. */
  readonly staysOpen?: boolean;
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
  /** What is wrong with a value, as far as it matters while the user is still typing. */
  readonly check: (value: string) => TextFault | undefined;
  /** Validation on Enter. Defaults to `check`. */
  readonly checkAccepted?: (value: string) => TextFault | undefined;
  /** Called with every change, so that what was typed can be kept when the question is left. */
  readonly onDidType?: (text: string) => void;
}

/** A line between the items of a list, with a word or without. */
export function heading<T>(label: string): PickItem<T> {
  return { label, kind: vscode.QuickPickItemKind.Separator, value: undefined };
}
