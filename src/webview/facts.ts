import {
  copyIntents,
  factIds,
  type Fact,
  type FactId,
  type PanelState,
} from "../shared/panelState";
import { copyButton } from "./copyButton";
import { element, setText } from "./element";
import type { Page } from "./page";

export function facts(page: Page) {
  const heading = element("h2", { id: "details-heading" }, page.texts.details);
  const rows = factIds.map((id) => factRow(page, id));
  const list = element("dl", { className: "facts" }, ...rows.map((row) => row.element));
  const section = element("section", { className: "details" }, heading, list);
  section.setAttribute("aria-labelledby", heading.id);
  return {
    element: section,
    update({ facts: all, phase }: PanelState): void {
      section.hidden = phase === "signedOut";
      for (const [index, fact] of all.entries()) {
        rows[index]?.update(fact);
      }
    },
  };
}

function factRow(page: Page, id: FactId) {
  const value = element("span", { className: "fact-value" });
  const note = element("span", { className: "fact-note" });
  const copyIntent = copyIntents[id];
  const copy = copyIntent && copyButton(page, copyIntent);
  const texts = element("span", { className: "fact-texts" }, value, note);
  const description = element("dd", {}, texts, ...(copy ? [copy] : []));
  const term = element("dt", {}, page.texts.facts[id]);
  const row = element("div", { className: "fact" }, term, description);
  row.hidden = id === "note";
  return {
    element: row,
    update(fact: Fact): void {
      row.hidden = id === "note" && fact.presence !== "known";
      description.dataset.presence = fact.presence;
      description.dataset.fact = id;
      setBreakable(value, shownText(page, fact));
      value.title = fact.value;
      setText(note, fact.note);
      if (copy) {
        copy.hidden = fact.copy === undefined;
      }
    },
  };
}

/** An IPv6 address breaks after its colons and not within a number. */
function setBreakable(place: HTMLElement, text: string): void {
  if (place.textContent !== text) {
    const parts = text.split(/(?<=:)(?=[^:])/);
    place.replaceChildren(
      ...parts.flatMap((part, index) => (index === 0 ? [part] : [element("wbr"), part])),
    );
  }
}

function shownText({ texts }: Page, { presence, value }: Fact): string {
  switch (presence) {
    case "loading":
      return texts.loading;
    case "missing":
      return texts.notStated;
    case "known":
      return value;
  }
}
