import { figureOf, gaugeFraction, thresholds, type GaugeId } from "../core/usage/usageGauges";
import { extremes, spanOf } from "../core/usage/usageRange";
import type { UsageSample } from "../core/usage/usageSample";
import type { Tile } from "../shared/panelState";
import { element, setAttribute, setText } from "./element";
import { IconSlot } from "./icons";
import type { Page } from "./page";
import { sparkline } from "./sparkline";

type Moment = { readonly sample: UsageSample | undefined };

const unknown = "–";

/** One figure: how much, of how much, and how it was in the last hour. */
export function tile(page: Page, id: GaugeId) {
  const label = element("span", { className: "tile-label", id: `tile-${id}` });
  label.textContent = page.texts.gauges[id];
  const levelIcon = new IconSlot("tile-level-icon");
  levelIcon.show("warning");
  const levelWord = element("span");
  const level = element("span", { className: "tile-level" }, levelIcon.element, levelWord);
  const value = element("p", { className: "tile-value" });
  const bar = meter(id, label.id);
  const line = sparkline(id);
  const lastHour = element("p", { className: "tile-range" });
  const note = element("p", { className: "tile-note" });
  const whole = element(
    "div",
    { className: "tile" },
    element(
      "div",
      { className: "tile-head" },
      element("span", { className: "swatch" }),
      label,
      level,
    ),
    value,
    bar.element,
    line.element,
    lastHour,
    note,
  );
  whole.dataset.figure = id;
  let shown: Tile | undefined;
  let moment: Moment | undefined;

  const draw = () => {
    const used = moment ? moment.sample?.[figureOf[id]] : shown?.used;
    const total = shown?.total;
    const text = used === undefined ? undefined : page.figures.used(id, used, total);
    whole.dataset.level = moment ? "normal" : (shown?.level ?? "normal");
    whole.classList.toggle("unknown", used === undefined);
    drawValue(value, text?.text ?? unknown, text?.figure ?? unknown);
    const word = moment ? "" : (shown?.levelWord ?? "");
    setText(levelWord, word);
    const reason = moment && used === undefined ? page.texts.notRecorded : "";
    setText(note, moment ? reason : (shown?.note ?? ""));
    note.title = moment ? "" : [shown?.note, shown?.noteReason].filter(Boolean).join(". ");
    const spoken = [text?.text ?? (reason || shown?.note), word];
    bar.show(gaugeFraction({ used, total }), spoken.filter(Boolean).join(", "));
  };
  return {
    element: whole,
    update(next: Tile): void {
      shown = next;
      draw();
    },
    showMoment(next: Moment | undefined): void {
      moment = next;
      draw();
    },
    showSamples(samples: readonly UsageSample[], nowMs: number): void {
      const span = spanOf("hour", nowMs);
      const ends = extremes(samples, figureOf[id], span);
      const [lowest = "", highest = ""] = ends
        ? [ends.lowest, ends.highest].map((end) => page.figures.value(id, end))
        : [];
      const template = lowest === highest ? page.texts.wholeLastHour : page.texts.lastHour;
      const text = template.replace("{0}", lowest).replace("{1}", highest);
      setText(lastHour, ends ? text : "");
      lastHour.title = ends ? text : "";
      line.show(samples, span, shown?.total);
    },
  };
}

/** The figure is large, and what belongs to it small, in the order of the language. */
function drawValue(place: HTMLElement, text: string, figure: string): void {
  if (place.textContent === text) {
    return;
  }
  const at = text.indexOf(figure);
  place.replaceChildren(
    text.slice(0, at),
    element("span", { className: "tile-figure" }, figure),
    text.slice(at + figure.length),
  );
}

function meter(id: GaugeId, labelId: string) {
  const fill = element("div", { className: "tile-fill" });
  const marks = thresholds[id].map(({ from }) => {
    const mark = element("div", { className: "tile-mark" });
    mark.style.left = `${from * 100}%`;
    return mark;
  });
  const bar = element("div", { className: "tile-bar" }, fill, ...marks);
  return {
    element: bar,
    show(fraction: number | undefined, spoken: string): void {
      fill.style.width = `${(fraction ?? 0) * 100}%`;
      // What is unknown is no meter that stands at 0.
      const percent = fraction === undefined ? undefined : String(Math.round(fraction * 100));
      const known = (value: string) => (percent === undefined ? undefined : value);
      setAttribute(bar, "role", known("meter"));
      setAttribute(bar, "aria-labelledby", known(labelId));
      setAttribute(bar, "aria-valuemin", known("0"));
      setAttribute(bar, "aria-valuemax", known("100"));
      setAttribute(bar, "aria-valuenow", percent);
      setAttribute(bar, "aria-valuetext", known(spoken));
    },
  };
}
