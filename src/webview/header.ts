import { actionIntents } from "../shared/intents";
import type { PanelState, StatusLook } from "../shared/panelState";
import { element, setAttribute, setText } from "./element";
import { IconSlot, type IconName } from "./icons";
import { intentButton } from "./intentButton";
import type { Page } from "./page";

const statusIcons = {
  running: "running",
  stopped: "stopped",
  paused: "pause",
  busy: "loading",
  error: "error",
  unknown: "unknown",
} as const satisfies Record<StatusLook, IconName>;

/** Name, state, and what can be done now. */
export function header(page: Page) {
  const name = element("h1", { className: "name", tabIndex: -1 });
  const statusIcon = new IconSlot("status-icon");
  const statusWord = element("span", { className: "status-word" });
  const status = element("p", { className: "status" }, statusIcon.element, statusWord);
  const actions = element("div", { className: "actions", role: "group" });
  actions.setAttribute("aria-label", page.texts.actions);
  const buttons = actionIntents.map((intent) => ({
    intent,
    button: intentButton(page, intent, intent === "connect" ? "primary" : "secondary"),
  }));
  actions.append(...buttons.map(({ button }) => button));

  return {
    element: element(
      "header",
      { className: "header" },
      element("div", { className: "title" }, name, status),
      actions,
    ),
    update(state: PanelState): void {
      setText(name, state.name);
      name.title = state.name;
      // A heading without a name has to say something to a screen reader.
      setAttribute(name, "aria-label", state.name === "" ? state.footer.text : undefined);
      status.dataset.look = state.status?.look ?? "none";
      setText(statusWord, state.status?.word ?? "");
      // What has gone has no state and no actions, and no room is kept for them.
      const isOver = state.phase === "gone" || state.phase === "signedOut";
      status.hidden = isOver;
      actions.hidden = isOver;
      statusIcon.show(statusIcons[state.status?.look ?? "unknown"]);
      for (const { intent, button } of buttons) {
        button.hidden = !state.actions.includes(intent);
      }
      page.focus.elementsWereHidden(name);
    },
  };
}
