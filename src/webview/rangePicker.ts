import { usageRanges, type UsageRange } from "../core/usage/usageRange";
import { element } from "./element";
import type { Page } from "./page";

/** Three ranges to choose from; arrow keys move between them, as in any group of radio buttons. */
export function rangePicker({ texts }: Page, onChoose: (range: UsageRange) => void): HTMLElement {
  const options = usageRanges.map((range) => {
    const input = element("input", {
      type: "radio",
      name: "range",
      value: range,
      checked: range === "hour",
    });
    input.addEventListener("change", () => {
      onChoose(range);
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
