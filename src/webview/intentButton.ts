import "@vscode-elements/elements/dist/vscode-button/index.js";
import "@vscode-elements/elements/dist/vscode-toolbar-button/index.js";
import type { Intent } from "../shared/intents";
import { element, setAttribute } from "./element";
import { icon } from "./icons";
import { intentIcons } from "./intentIcons";
import type { Page } from "./page";

/**
 * A button with an icon and a label. It ignores further clicks until the first has been answered.
 */
export function intentButton(page: Page, intent: Intent, look: "primary" | "secondary") {
  const button = element("vscode-button", { secondary: look === "secondary" });
  const picture = icon(intentIcons[intent]);
  picture.setAttribute("slot", "content-before");
  const label = page.texts.intents[intent];
  button.append(picture, element("span", { className: "button-label" }, label));
  button.title = label;
  button.dataset.intent = intent;
  button.dataset.focus = intent;
  // Otherwise Space would scroll the page as well.
  button.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
    }
  });
  button.addEventListener(
    "click",
    once(button, () => page.ask(intent)),
  );
  return button;
}

/** A button that cannot be pressed now keeps its place. */
export function setEnabled(button: ReturnType<typeof intentButton>, isEnabled: boolean): void {
  button.disabled = !isEnabled;
  // The element itself says so a moment later.
  button.toggleAttribute("disabled", !isEnabled);
  setAttribute(button, "aria-disabled", isEnabled ? undefined : "true");
}

/** A small button with only an icon. */
export function iconButton(page: Page, intent: Intent) {
  const label = page.texts.intents[intent];
  const button = element("vscode-toolbar-button", { label, title: label });
  button.append(icon(intentIcons[intent]));
  button.dataset.intent = intent;
  button.dataset.focus = intent;
  return button;
}

/** Runs the work unless it is still running. */
export function once(button: HTMLElement, work: () => Promise<unknown>): () => void {
  let isBusy = false;
  return () => {
    if (isBusy) {
      return;
    }
    isBusy = true;
    setAttribute(button, "aria-busy", "true");
    void work().finally(() => {
      isBusy = false;
      setAttribute(button, "aria-busy", undefined);
    });
  };
}
