import type { PanelState } from "../shared/panelState";
import type { Announcer } from "./announcer";
import { element } from "./element";
import { facts } from "./facts";
import { footer } from "./footer";
import { header } from "./header";
import { historySection } from "./historySection";
import type { Page } from "./page";
import { tiles } from "./tiles";

export type BuiltPage = ReturnType<typeof buildPage>;

/** Draws the page anew, as the user has left it. */
export function buildPage(announcer: Announcer, page: Page) {
  const { memory, focus } = page;
  const top = header(page);
  const usage = tiles(page);
  const history = historySection(page, usage);
  const details = facts(page);
  const bottom = footer(page);
  const content = element(
    "div",
    { className: "content" },
    top.element,
    usage.element,
    history.element,
    details.element,
  );
  const main = element("main", { className: "main" }, content);
  document.body.replaceChildren(main, bottom.element, announcer.element);

  const { scrollTop, focus: focused } = memory.look;
  const awaited = new Set(["state", "history"]);
  /** Once all has come, the page is as high as the user left it. */
  const hasCome = (part: "state" | "history") => {
    if (awaited.delete(part) && awaited.size === 0) {
      main.scrollTop = scrollTop;
    }
  };
  let hasFocus = false;
  const focusAgain = () => {
    const last = [...document.querySelectorAll<HTMLElement>("[data-focus]")].find(
      (one) => one.dataset.focus === focused && !one.hidden,
    );
    if (last && !hasFocus) {
      focus.resume(last);
    }
    hasFocus = true;
  };
  main.addEventListener("scroll", () => {
    if (awaited.size === 0) {
      memory.change({ scrollTop: main.scrollTop });
    }
  });
  document.addEventListener("focusin", ({ target }) => {
    memory.change({ focus: target instanceof HTMLElement ? target.dataset.focus : undefined });
  });

  return {
    showFailure(message: string): void {
      bottom.showFailure(message);
    },
    showRecord(...record: Parameters<typeof history.showRecord>): void {
      history.showRecord(...record);
      hasCome("history");
    },
    addSample(...sample: Parameters<typeof history.add>): void {
      history.add(...sample);
    },
    update(state: PanelState): void {
      for (const part of [top, usage, history, details, bottom]) {
        part.update(state);
      }
      if (state.phase !== "loading") {
        hasCome("state");
        focusAgain();
      }
    },
  };
}
