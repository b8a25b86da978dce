import { serverEvents, type RecordedState } from "../core/usage/recordedStates";
import { figureOf, gaugeIds } from "../core/usage/usageGauges";
import { sampleNear, spanOf } from "../core/usage/usageRange";
import type { UsageSample } from "../core/usage/usageSample";
import { thinSamples } from "../core/usage/usageThinning";
import type { PanelState } from "../shared/panelState";
import { element, setText } from "./element";
import { eventText } from "./eventText";
import { momentSlider } from "./momentSlider";
import type { Page } from "./page";
import { rangePicker } from "./rangePicker";
import type { ShownHistory } from "./shownHistory";
import type { tiles } from "./tiles";
import { usageFigure } from "./usageFigure";

/** The four figures over time, with one cursor through all of them. */
export function historySection(page: Page, current: ReturnType<typeof tiles>) {
  const { texts, memory } = page;
  const heading = element("h2", { id: "history-heading" }, texts.history);
  const figures = gaugeIds.map((id) => ({ id, figure: usageFigure(page, id) }));
  const note = element("p", { className: "history-note" });
  let samples: readonly UsageSample[] = [];
  let states: readonly RecordedState[] = [];
  let totals: PanelState["tiles"] = [];
  let nowMs = 0;
  let moment: number | undefined;

  const showMoment = (atMs: number | undefined) => {
    const sample = atMs === undefined ? undefined : sampleNear(samples, atMs, nowMs);
    // The cursor stands where something was recorded, or where the pointer is if nothing was.
    moment = sample?.atMs ?? atMs;
    current.showMoment(moment === undefined ? undefined : { sample });
    for (const { figure } of figures) {
      figure.showMoment(moment, sample);
    }
    slider.show(moment, nowMs, moment === undefined ? "" : spoken(page, sample));
  };
  const slider = momentSlider(page, showMoment);
  const draw = () => {
    const { range } = memory.look;
    const span = spanOf(range, nowMs);
    const events = serverEvents(states, samples).filter(({ atMs }) => atMs >= span.fromMs);
    const shown: ShownHistory = { samples, events, range, nowMs };
    for (const { id, figure } of figures) {
      figure.show(shown, totals.find((tile) => tile.id === id)?.total);
    }
    const text = noteText(page, shown);
    setText(note, text);
    note.title = text;
    slider.setHistory(shown);
    showMoment(moment);
  };
  for (const { figure } of figures) {
    const { plot } = figure;
    plot.addEventListener("pointermove", ({ clientX }) => {
      showMoment(figure.momentAt(clientX));
    });
    plot.addEventListener("pointerleave", () => {
      showMoment(undefined);
    });
    // From here the arrow keys go on.
    plot.addEventListener("click", ({ clientX }) => {
      slider.element.focus({ preventScroll: true });
      showMoment(figure.momentAt(clientX));
    });
  }
  const section = element(
    "section",
    { className: "history" },
    element(
      "div",
      { className: "history-head" },
      heading,
      slider.element,
      rangePicker(page, () => {
        showMoment(undefined);
        draw();
      }),
    ),
    note,
    element("div", { className: "figures" }, ...figures.map(({ figure }) => figure.element)),
  );
  section.setAttribute("aria-labelledby", heading.id);

  const showRecord = (
    all: readonly UsageSample[],
    seen: readonly RecordedState[],
    atMs: number,
  ) => {
    samples = all;
    states = seen;
    nowMs = atMs;
    current.showSamples(samples, nowMs);
    draw();
  };
  return {
    element: section,
    showRecord,
    add(sample: UsageSample | undefined, seen: readonly RecordedState[], atMs: number): void {
      showRecord(sample ? thinSamples([...samples, sample], atMs) : samples, seen, atMs);
    },
    update({ phase, tiles: shown }: PanelState): void {
      section.hidden = phase === "signedOut" || phase === "gone";
      // A chart that is drawn anew loses what the pointer is on.
      if (shown.some(({ total }, index) => total !== totals[index]?.total)) {
        totals = shown;
        draw();
      }
    },
  };
}

/** One line, so that nothing below it moves: what happened, or since when it would be known. */
function noteText(page: Page, { samples, events, range, nowMs }: ShownHistory): string {
  const { texts, formats } = page;
  const [first] = samples;
  if (!first) {
    return texts.recordedWhen;
  }
  const since =
    first.atMs > spanOf(range, nowMs).fromMs
      ? [texts.recordingSince.replace("{0}", formats.moment(first.atMs, nowMs))]
      : [];
  const happened = events.toReversed().map((event) => eventText(page, event, nowMs));
  const all = [...happened, ...since];
  return all.length > 0 ? all.join(" · ") : texts.recordedWhen;
}

function spoken({ texts, figures }: Page, sample: UsageSample | undefined): string {
  const known = gaugeIds.flatMap((id) => {
    const value = sample?.[figureOf[id]];
    return value === undefined ? [] : [`${texts.gauges[id]} ${figures.value(id, value)}`];
  });
  return known.length > 0 ? known.join(", ") : texts.notRecorded;
}
