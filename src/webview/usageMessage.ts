import type { UsageMessage } from "../shared/panelState";
import type { Intent } from "../shared/intents";
import { element, setText } from "./element";
import { intentButton } from "./intentButton";
import type { Page } from "./page";

/** Shown in place of the gauges: why there is no usage, and what helps. */
export function usageMessage(page: Page) {
  const title = element("p", { className: "message-title" });
  const detail = element("p", { className: "message-detail" });
  const button = element("div", { className: "message-action" });
  const box = element("div", { className: "usage-message", hidden: true }, title, detail, button);
  let shownAction: Intent | undefined;
  return {
    element: box,
    update(message: UsageMessage | undefined): void {
      box.hidden = message === undefined;
      setText(title, message?.title ?? "");
      setText(detail, message?.detail ?? "");
      if (shownAction !== message?.action) {
        shownAction = message?.action;
        button.replaceChildren(
          ...(shownAction ? [intentButton(page, shownAction, "secondary")] : []),
        );
      }
    },
  };
}
