import type { Intent } from "../shared/intents";
import type { Footer, PanelState } from "../shared/panelState";
import { element, setText } from "./element";
import { IconSlot, type IconName } from "./icons";
import { iconButton, intentButton } from "./intentButton";
import type { Page } from "./page";

const icons = {
  loading: "loading",
  fresh: "pass",
  stale: "warning",
  failed: "error",
  ended: "history",
} as const satisfies Record<Footer["look"], IconName>;

/** An action that helps is a button with a label; one that is always there is an icon. */
const worded = ["retry", "signIn", "close"] as const satisfies Intent[];
const pictured = ["showLog", "refresh"] as const satisfies Intent[];

/** How current the data is. It grows upwards over the page's end, so that nothing else moves. */
export function footer(page: Page) {
  const picture = new IconSlot("footer-icon");
  const text = element("span", { className: "footer-text" });
  const reason = element("span", { className: "footer-reason" });
  const buttons = [
    ...worded.map((intent) => ({ intent, button: intentButton(page, intent, "secondary") })),
    ...pictured.map((intent) => ({ intent, button: iconButton(page, intent) })),
  ];
  const bar = element(
    "footer",
    { className: "footer" },
    picture.element,
    element("p", { className: "footer-texts" }, text, " ", reason),
    ...buttons.map(({ button }) => button),
  );
  return {
    element: bar,
    update({ footer: shown }: PanelState): void {
      bar.dataset.look = shown.look;
      picture.show(icons[shown.look]);
      setText(text, shown.text);
      setText(reason, shown.reason);
      for (const { intent, button } of buttons) {
        const isLog = intent === "showLog" && (shown.look === "stale" || shown.look === "failed");
        button.hidden = intent !== shown.action && !isLog;
      }
    },
  };
}
