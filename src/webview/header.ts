import { actionIntents } from "../shared/intents";
import type { Lead, PanelState, StatusLook } from "../shared/panelState";
import { element, setText } from "./element";
import { IconSlot, type IconName } from "./icons";
import { intentButton, setEnabled } from "./intentButton";
import type { Page } from "./page";

const statusIcons = {
  running: "running",
  stopped: "stopped",
  paused: "pause",
  busy: "loading",
  error: "error",
  unknown: "unknown",
} as const satisfies Record<StatusLook, IconName>;

/** How the server is, in a sentence, and what can be done now. */
export function header(page: Page) {
  const before = element("span");
  const name = element("span", { className: "name" });
  const after = element("span");
  const attentionText = element("span", { className: "attention-text" });
  const attentionIcon = new IconSlot("attention-icon");
  attentionIcon.show("warning");
  const attention = element(
    "span",
    { className: "attention" },
    attentionIcon.element,
    attentionText,
  );
  const heading = element("h1", { className: "lead", tabIndex: -1 });
  heading.append(element("span", { className: "sentence" }, before, name, after), " ", attention);
  const statusIcon = new IconSlot("status-icon");
  const detail = element("p", { className: "lead-detail" });
  const actions = actionBar(page);
  const ending = endingAction(page);

  return {
    element: element(
      "header",
      { className: "header" },
      element("div", { className: "title" }, statusIcon.element, heading),
      detail,
      ending.element,
      actions.element,
    ),
    update(state: PanelState): void {
      const { lead, name: named, phase } = state;
      const parts = splitAround(lead.text, named);
      setText(before, parts.before);
      setText(name, parts.name);
      setText(after, parts.after);
      setText(attentionText, lead.attention);
      attention.title = lead.attention;
      attention.dataset.level = lead.attention === "" ? "normal" : "high";
      name.title = named;
      statusIcon.element.dataset.look = lead.look ?? "none";
      statusIcon.show(statusIcons[lead.look ?? "unknown"]);
      setText(detail, lead.detail);
      detail.hidden = lead.detail === "";
      const isOver = phase === "gone" || phase === "signedOut";
      // What has gone has no state and no actions, and no room is kept for them.
      statusIcon.element.hidden = isOver;
      actions.element.hidden = isOver;
      actions.update(state);
      ending.update(lead);
      page.focus.elementsHaveGone(heading);
    },
  };
}

/** Buttons keep their places, whatever the state of the server. */
function actionBar(page: Page) {
  const bar = element("div", { className: "actions", role: "group" });
  bar.setAttribute("aria-label", page.texts.actions);
  const buttons = actionIntents.map((intent) => ({
    intent,
    button: intentButton(page, intent, intent === "connect" ? "primary" : "secondary"),
  }));
  bar.append(...buttons.map(({ button }) => button));
  return {
    element: bar,
    update({ actions }: PanelState): void {
      for (const { intent, button } of buttons) {
        setEnabled(button, actions.includes(intent));
      }
    },
  };
}

/** The one thing to do where nothing else can be done. */
function endingAction(page: Page) {
  const place = element("div", { className: "lead-action", hidden: true });
  return {
    element: place,
    update({ action }: Lead): void {
      place.hidden = action === undefined;
      if (place.dataset.action !== action) {
        place.dataset.action = action;
        place.replaceChildren(
          ...(action
            ? [intentButton(page, action, action === "unprotect" ? "secondary" : "primary")]
            : []),
        );
      }
    },
  };
}

/** The name stands out in the sentence, wherever a language puts it. */
function splitAround(text: string, name: string) {
  const at = name === "" ? -1 : text.indexOf(name);
  return at < 0
    ? { before: text, name: "", after: "" }
    : { before: text.slice(0, at), name, after: text.slice(at + name.length) };
}
