import type { Intent } from "../shared/intents";
import { after } from "./host";
import { icon } from "./icons";
import { iconButton, once } from "./intentButton";
import { intentIcons } from "./intentIcons";
import type { Page } from "./page";

const shownForMs = 1_500;

/** Copies a fact, and shows in the place of its icon how that went. */
export function copyButton(page: Page, intent: Intent) {
  const button = iconButton(page, intent);
  let cancelTimer: () => void = () => undefined;
  const show = (outcome: "done" | "failed" | undefined) => {
    button.dataset.outcome = outcome ?? "";
    button.title = outcome === "done" ? page.texts.copied : page.texts.intents[intent];
    const name = { done: "check", failed: "error" } as const;
    button.replaceChildren(icon(outcome ? name[outcome] : intentIcons[intent]));
  };
  button.addEventListener(
    "click",
    once(button, async () => {
      const { outcome } = await page.ask(intent);
      show(outcome === "done" ? "done" : "failed");
      cancelTimer();
      cancelTimer = after(shownForMs, () => {
        show(undefined);
      });
    }),
  );
  return button;
}
