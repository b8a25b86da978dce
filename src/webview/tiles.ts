import { gaugeIds } from "../core/usage/usageGauges";
import type { UsageSample } from "../core/usage/usageSample";
import type { PanelState } from "../shared/panelState";
import { element } from "./element";
import type { Page } from "./page";
import { tile } from "./tile";

/** The four figures, now or at the moment that the user looks at. */
export function tiles(page: Page) {
  const heading = element("h2", { id: "usage-heading", className: "for-screen-readers" });
  heading.textContent = page.texts.usage;
  const parts = gaugeIds.map((id) => tile(page, id));
  const grid = element("div", { className: "tiles" }, ...parts.map((part) => part.element));
  const section = element("section", { className: "usage" }, heading, grid);
  section.setAttribute("aria-labelledby", heading.id);
  return {
    element: section,
    update({ tiles: all, phase }: PanelState): void {
      section.hidden = phase === "gone" || phase === "signedOut";
      for (const [index, shown] of all.entries()) {
        parts[index]?.update(shown);
      }
    },
    showSamples(samples: readonly UsageSample[], nowMs: number): void {
      for (const part of parts) {
        part.showSamples(samples, nowMs);
      }
    },
    /** Undefined for now. */
    showMoment(moment: { readonly sample: UsageSample | undefined } | undefined): void {
      for (const part of parts) {
        part.showMoment(moment);
      }
    },
  };
}
