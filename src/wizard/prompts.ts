import * as vscode from "vscode";

/** How a question ended. Hidden counts as cancelled: nobody waits for ever. */
export type Answered<T> =
  | { readonly kind: "answered"; readonly value: T }
  | { readonly kind: "back" }
  | { readonly kind: "cancelled" };

export interface PickItem<T> extends vscode.QuickPickItem {
  /** Undefined for a heading. */
  readonly value: T | undefined;
}

interface Question {
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
  /** More items that are still on their way; a bar shows that. */
  readonly laterItems?: Promise<readonly PickItem<T>[]>;
  readonly isCurrent?: (value: T) => boolean;
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
  readonly check: (value: string) => TextFault | undefined;
}

/** Asks one question after the other in the quick input of VS Code. */
export class Prompts {
  #open: vscode.QuickInput | undefined;

  /** Shows the open question again; false where there is none. */
  bringToFront(): boolean {
    this.#open?.show();
    return this.#open !== undefined;
  }

  pick<T>(question: PickQuestion<T>): Promise<Answered<T>> {
    const pick = vscode.window.createQuickPick<PickItem<T>>();
    const { laterItems, isCurrent, complaint } = question;
    const show = (items: readonly PickItem<T>[]) => {
      const chosen = items.find(({ value }) => value !== undefined && isCurrent?.(value));
      pick.items = items;
      pick.activeItems = chosen ? [chosen] : [];
    };
    pick.placeholder = complaint ?? question.placeholder;
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    show(question.items);
    let isHidden = false;
    if (laterItems) {
      pick.busy = true;
      void laterItems.then((items) => {
        if (!isHidden) {
          pick.busy = false;
          show(items);
        }
      });
    }
    return this.#ask<T>(pick, question, (answer) => {
      pick.onDidAccept(() => {
        const [selected] = pick.selectedItems;
        if (selected?.value !== undefined) {
          answer(selected.value);
        }
      });
      pick.onDidHide(() => {
        isHidden = true;
      });
    });
  }

  text(question: TextQuestion): Promise<Answered<string>> {
    const input = vscode.window.createInputBox();
    input.prompt = question.prompt;
    input.placeholder = question.placeholder;
    input.value = question.value;
    const validate = () => {
      const fault = question.check(input.value.trim());
      input.validationMessage = fault && {
        message: fault.message,
        severity:
          fault.severity === "error"
            ? vscode.InputBoxValidationSeverity.Error
            : vscode.InputBoxValidationSeverity.Warning,
      };
      return fault?.severity !== "error";
    };
    if (question.complaint !== undefined) {
      input.validationMessage = question.complaint;
    }
    return this.#ask<string>(input, question, (answer) => {
      input.onDidChangeValue(validate);
      input.onDidAccept(() => {
        if (validate()) {
          answer(input.value.trim());
        }
      });
    });
  }

  #ask<T>(
    input: vscode.QuickPick<PickItem<T>> | vscode.InputBox,
    question: Question,
    listen: (answer: (value: T) => void) => void,
  ): Promise<Answered<T>> {
    input.title = question.title;
    input.step = question.step;
    input.totalSteps = question.totalSteps;
    input.ignoreFocusOut = true;
    input.buttons = question.canGoBack ? [vscode.QuickInputButtons.Back] : [];
    this.#open = input;
    return new Promise((resolve) => {
      const end = (answered: Answered<T>) => {
        if (this.#open === input) {
          this.#open = undefined;
        }
        resolve(answered);
        input.dispose();
      };
      listen((value) => {
        end({ kind: "answered", value });
      });
      input.onDidTriggerButton(() => {
        end({ kind: "back" });
      });
      input.onDidHide(() => {
        end({ kind: "cancelled" });
      });
      input.show();
    });
  }
}
