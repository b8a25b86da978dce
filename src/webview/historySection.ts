import { thinSamples } from "../core/usage/usageThinning";
import type { UsageRange } from "../core/usage/usageRange";
import type { UsageSample } from "../core/usage/usageSample";
import type { PanelState } from "../shared/panelState";
import { element } from "./element";
import type { Page } from "./page";
import { rangePicker } from "./rangePicker";
import { usageFigure } from "./usageFigure";

/** CPU and memory over time, as charts and as tables. */
export function historySection(page: Page) {
  const heading = element("h2", { id: "history-heading" }, page.texts.history);
  const cpu = usageFigure(page, "cpuPercent");
  const memory = usageFigure(page, "memoryUsedMb");
  let samples: readonly UsageSample[] = [];
  let nowMs = 0;
  let range: UsageRange = "hour";
  const draw = () => {
    for (const figure of [cpu, memory]) {
      figure.show(samples, range, nowMs);
    }
  };
  const picker = rangePicker(page, (chosen) => {
    range = chosen;
    draw();
  });
  const section = element(
    "section",
    { className: "history" },
    element("div", { className: "history-head" }, heading, picker),
    element("div", { className: "figures" }, cpu.element, memory.element),
  );
  section.setAttribute("aria-labelledby", heading.id);

  return {
    element: section,
    showSamples(all: readonly UsageSample[], atMs: number): void {
      samples = all;
      nowMs = atMs;
      draw();
    },
    addSample(sample: UsageSample, atMs: number): void {
      nowMs = atMs;
      samples = thinSamples([...samples, sample], atMs);
      draw();
    },
    showState({ phase, memoryTotalMb }: PanelState): void {
      section.hidden = phase === "signedOut" || phase === "gone";
      memory.setHighest(memoryTotalMb);
    },
  };
}
