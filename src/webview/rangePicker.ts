import { usageRanges } from "../core/usage/usageRange";
import { element } from "./element";
import type { Page } from "./page";

/** Three ranges to choose from; arrow keys move between them, as in any group of radio buttons. */
export function rangePicker({ texts, memory }: Page, onChoose: () => void): HTMLElement {
  const options = usageRanges.map((range) => {
    const input = element("input", {
      type: "radio",
      name: "range",
      value: range,
      checked: range === memory.look.range,
    });
    input.dataset.focus = `range-${range}`;
    input.addEventListener("change", () => {
      memory.change({ range });
      onChoose();
    });
    return element(
      "label",
      { className: "range" },
      input,
      element("span", {}, texts.ranges[range]),
    );
  });
  return element(
    "fieldset",
    { className: "ranges" },
    element("legend", { className: "for-screen-readers" }, texts.range),
    ...options,
  );
}
