import * as vscode from "vscode";
import { systemClock } from "../../core/base/clock";
import { HastyEnterGuard } from "./hastyEnterGuard";
import { firstActive, sameItem } from "./activeItem";
import { marked } from "./presentValue";
import { toggleButtons } from "./toggleButton";
import type {
  Answered,
  PickItem,
  PickQuestion,
  Question,
  TextFault,
  TextQuestion,
} from "./questions";

/**
 * Longer than the time between the two clicks of a double click, shorter than a look at the review.
 */
const quietMs = 500;

/** How long a key press takes to arrive here, with a margin. */
const arrowKeyMs = 100;

/** VS Code draws changes of a tree that follow one another at most this much later. */
const longestDrawingMs = 250;

/** Call before the first question if the rows of a view have just changed. */
export function whenDrawn(): Promise<void> {
  return shortPause(longestDrawingMs);
}

/** Ends by itself soon after a window that is being closed. */
function shortPause(ms: number): Promise<void> {
  return new Promise((shortPauseEnds) => {
    systemClock.after(ms, () => {
      shortPauseEnds();
    });
  });
}

/** Asks one question after another in VS Code's quick input. */
export class Prompts {
  #open: vscode.QuickInput | undefined;

  /** Shows the open question again. Returns false if there is none. */
  bringToFront(): boolean {
    this.#open?.show();
    return this.#open !== undefined;
  }

  pick<T>(question: PickQuestion<T>): Promise<Answered<T>> {
    const pick = vscode.window.createQuickPick<PickItem<T>>();
    pick.placeholder = question.placeholder;
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    pick.keepScrollPosition = true;
    showLine(pick, question);
    pick.items = marked(question.items, question);
    const opensOn = firstActive(pick.items, question.isCurrent);
    pick.activeItems = opensOn ? [opensOn] : [];
    void this.#showLater(pick, question, opensOn);
    const quiet = new HastyEnterGuard(quietMs, systemClock);
    return this.#ask<T>(pick, question, (answer) => {
      pick.onDidAccept(() => {
        const value = pick.selectedItems[0]?.value;
        const isDeliberate = quiet.isDeliberate();
        if (value !== undefined && (isDeliberate || !question.isWeighty?.(value))) {
          answer(value);
        }
      });
    });
  }

  text(question: TextQuestion): Promise<Answered<string>> {
    const { check, checkAccepted = check, complaint } = question;
    const input = vscode.window.createInputBox();
    input.prompt = [question.prompt, question.reminder].filter(Boolean).join(" · ");
    input.placeholder = question.placeholder;
    input.value = question.value;
    const say = (fault: TextFault | undefined) => {
      input.validationMessage = fault && {
        message: fault.message,
        severity:
          fault.severity === "error"
            ? vscode.InputBoxValidationSeverity.Error
            : vscode.InputBoxValidationSeverity.Warning,
      };
      return fault?.severity !== "error";
    };
    if (complaint !== undefined) {
      say({ message: complaint, severity: "error" });
    } else if (question.value !== "") {
      say(check(question.value));
    }
    return this.#ask<string>(input, question, (answer) => {
      input.onDidChangeValue((value) => {
        say(check(value.trim()));
        question.onDidType?.(value);
      });
      input.onDidAccept(() => {
        const value = input.value.trim();
        if (say(checkAccepted(value))) {
          answer(value);
        }
      });
    });
  }

  /** Items that arrive later do not move the user's selection. */
  async #showLater<T>(
    pick: vscode.QuickPick<PickItem<T>>,
    question: PickQuestion<T>,
    opensOn: PickItem<T> | undefined,
  ): Promise<void> {
    const { laterItems, isCurrent } = question;
    if (!laterItems) {
      return;
    }
    pick.busy = true;
    const items = marked(await laterItems, question);
    // The window may not have sent the user's current position yet.
    await shortPause(arrowKeyMs);
    if (this.#open !== pick) {
      return;
    }
    const [active] = pick.activeItems;
    const movedTo = active && opensOn && active !== opensOn ? sameItem(active, items) : undefined;
    const next = movedTo ?? firstActive(items, isCurrent);
    pick.busy = false;
    pick.items = items;
    pick.activeItems = next ? [next] : [];
  }

  #ask<T>(
    input: vscode.QuickPick<PickItem<T>> | vscode.InputBox,
    question: Question & Pick<PickQuestion<T>, "staysOpen" | "toggle">,
    listen: (answer: (value: T) => void) => void,
  ): Promise<Answered<T>> {
    input.title = question.title;
    input.step = question.step;
    input.totalSteps = question.totalSteps;
    input.ignoreFocusOut = question.staysOpen ?? true;
    const { toggle } = question;
    const { Back } = vscode.QuickInputButtons;
    input.buttons = [...(question.canGoBack ? [Back] : []), ...toggleButtons(toggle)];
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
      input.onDidTriggerButton((button) => {
        end(
          toggle && button !== Back ? { kind: "answered", value: toggle.value } : { kind: "back" },
        );
      });
      input.onDidHide(() => {
        end({ kind: "cancelled" });
      });
      input.show();
    });
  }
}

/**
 * A line below the box, which stays while the user types. The oldest supported VS Code has none for
 * lists: there a complaint takes the place of the question.
 */
function showLine(
  pick: object & { placeholder: string | undefined },
  { complaint, reminder }: Question,
): void {
  if ("prompt" in pick) {
    pick.prompt = complaint ?? reminder;
  } else if (complaint !== undefined) {
    pick.placeholder = complaint;
  }
}
