import type { Footer, PanelState } from "../shared/panelState";
import { element, setText } from "./element";
import { icon, IconSlot, type IconName } from "./icons";
import { iconButton, intentButton, once } from "./intentButton";
import type { Page } from "./page";

const icons = {
  loading: "loading",
  fresh: "pass",
  stale: "warning",
  failed: "error",
} as const satisfies Record<Footer["look"], IconName>;

/** How current the data is. It grows upwards over the page's end, so that nothing else moves. */
export function footer(page: Page) {
  const picture = new IconSlot("footer-icon");
  const text = element("span", { className: "footer-text" });
  const reason = element("span", { className: "footer-reason" });
  const signIn = intentButton(page, "signIn", "secondary");
  const log = iconButton(page, "showLog");
  log.addEventListener(
    "click",
    once(log, () => page.ask("showLog")),
  );
  const refresh = refreshButton(page);
  const bar = element(
    "footer",
    { className: "footer" },
    picture.element,
    element("p", { className: "footer-texts" }, text, " ", reason),
    signIn,
    log,
    refresh.element,
  );
  let shown: Footer | undefined;
  let failure = "";
  const draw = () => {
    bar.hidden = shown === undefined && failure === "";
    const look = failure === "" ? (shown?.look ?? "fresh") : "failed";
    bar.dataset.look = look;
    picture.show(icons[look]);
    setText(text, failure === "" ? (shown?.text ?? "") : failure);
    setText(reason, failure === "" ? (shown?.reason ?? "") : "");
    signIn.hidden = shown?.action !== "signIn";
    log.hidden = look === "fresh" || look === "loading";
    refresh.update(shown?.action);
  };
  return {
    element: bar,
    /** What the user asked for has failed; shown until the user asks for something else. */
    showFailure(message: string): void {
      failure = message;
      draw();
    },
    update(state: PanelState): void {
      shown = state.footer;
      draw();
    },
  };
}

/** One button for both, so that it keeps the focus when one becomes the other. */
function refreshButton(page: Page) {
  const { texts } = page;
  const button = iconButton(page, "refresh");
  const word = element("span", { className: "retry-word", hidden: true }, texts.intents.retry);
  button.replaceChildren(icon("refresh"), word);
  let intent: "refresh" | "retry" = "refresh";
  button.addEventListener(
    "click",
    once(button, () => page.ask(intent)),
  );
  return {
    element: button,
    update(action: Footer["action"]): void {
      button.hidden = action !== "refresh" && action !== "retry";
      intent = action === "retry" ? "retry" : "refresh";
      word.hidden = action !== "retry";
      button.dataset.intent = intent;
      button.label = texts.intents[intent];
      button.title = texts.intents[intent];
    },
  };
}
