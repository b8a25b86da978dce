import {
  copyIntents,
  factIds,
  type Fact,
  type FactId,
  type PanelState,
} from "../shared/panelState";
import { element, setText } from "./element";
import { iconButton } from "./intentButton";
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
  const copy = copyIntent && iconButton(page, copyIntent);
  const texts = element("span", { className: "fact-texts" }, value, note);
  const description = element("dd", {}, texts, ...(copy ? [copy] : []));
  return {
    element: element(
      "div",
      { className: "fact" },
      element("dt", {}, page.texts.facts[id]),
      description,
    ),
    update(fact: Fact): void {
      description.dataset.presence = fact.presence;
      setText(value, shownText(page, fact));
      value.title = fact.value;
      setText(note, fact.note);
      if (copy) {
        copy.hidden = fact.copy === undefined;
      }
    },
  };
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
