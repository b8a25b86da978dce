import { gaugeIds, type GaugeId } from "../core/usage/usageGauges";
import type { Gauge, PanelState } from "../shared/panelState";
import { element, setAttribute, setText } from "./element";
import { IconSlot } from "./icons";
import type { Page } from "./page";
import { usageMessage } from "./usageMessage";

export function gauges(page: Page) {
  const heading = element("h2", { id: "usage-heading" }, page.texts.usage);
  const parts = gaugeIds.map((id) => gauge(page, id));
  const grid = element("div", { className: "gauges" }, ...parts.map((part) => part.element));
  const message = usageMessage(page);
  const section = element(
    "section",
    { className: "usage" },
    heading,
    element("div", { className: "usage-body" }, grid, message.element),
  );
  section.setAttribute("aria-labelledby", heading.id);
  return {
    element: section,
    update(state: PanelState): void {
      for (const [index, shown] of state.gauges.entries()) {
        parts[index]?.update(shown);
      }
      // The grid keeps its place under the message, so that nothing moves.
      grid.classList.toggle("covered", state.usageMessage !== undefined);
      setAttribute(grid, "aria-hidden", state.usageMessage ? "true" : undefined);
      message.update(state.usageMessage);
    },
  };
}

function gauge(page: Page, id: GaugeId) {
  const label = element("span", { className: "gauge-label", id: `gauge-${id}` });
  label.textContent = page.texts.gauges[id];
  const levelIcon = new IconSlot("gauge-level-icon");
  const levelWord = element("span");
  const level = element("span", { className: "gauge-level" }, levelIcon.element, levelWord);
  const value = element("span", { className: "gauge-value" });
  const fill = element("div", { className: "gauge-fill" });
  const bar = element("div", { className: "gauge-bar", role: "meter" }, fill);
  bar.setAttribute("aria-labelledby", label.id);
  bar.setAttribute("aria-valuemin", "0");
  bar.setAttribute("aria-valuemax", "100");
  const whole = element(
    "div",
    { className: "gauge" },
    element("div", { className: "gauge-texts" }, label, level, value),
    bar,
  );
  levelIcon.show("warning");
  return {
    element: whole,
    update(shown: Gauge): void {
      whole.dataset.level = shown.level;
      whole.dataset.presence = shown.presence;
      setText(levelWord, shown.levelWord);
      setText(value, textOf(page, shown));
      fill.style.width = `${(shown.fraction ?? 0) * 100}%`;
      setAttribute(bar, "aria-valuenow", String(Math.round((shown.fraction ?? 0) * 100)));
      setAttribute(
        bar,
        "aria-valuetext",
        [textOf(page, shown), shown.levelWord].filter(Boolean).join(", "),
      );
    },
  };
}

function textOf({ texts }: Page, { presence, value }: Gauge): string {
  switch (presence) {
    case "loading":
      return texts.loading;
    case "missing":
      return texts.notStated;
    case "known":
      return value;
  }
}
