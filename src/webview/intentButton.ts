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
  // Otherwise Space would scroll the page as well.
  button.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
    }
  });
  onClick(button, page, intent);
  return button;
}

/** A small button with only an icon. */
export function iconButton(page: Page, intent: Intent) {
  const label = page.texts.intents[intent];
  const button = element("vscode-toolbar-button", { label, title: label });
  button.append(icon(intentIcons[intent]));
  button.dataset.intent = intent;
  onClick(button, page, intent);
  return button;
}

function onClick(button: HTMLElement, page: Page, intent: Intent): void {
  let isBusy = false;
  button.addEventListener("click", () => {
    if (isBusy) {
      return;
    }
    isBusy = true;
    setAttribute(button, "aria-busy", "true");
    void page.ask(intent).finally(() => {
      isBusy = false;
      setAttribute(button, "aria-busy", undefined);
    });
  });
}
