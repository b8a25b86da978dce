/** The name of what has the focus, as a screen reader would say it; empty where nothing has it. */
export const focusedName = `(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) {
    at = at.shadowRoot.activeElement;
  }
  if (!at || at === document.body) {
    return "";
  }
  const label = at.getAttribute("aria-label") ?? at.labels?.[0]?.textContent ?? at.textContent;
  return (label ?? "").trim();
})()`;

/** Whether an outline is drawn around what has the focus. */
export const showsFocus = `(() => {
  const outlined = (element) => {
    const style = getComputedStyle(element);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  };
  const at = document.activeElement;
  const inside = at?.shadowRoot ? [...at.shadowRoot.querySelectorAll("*")] : [];
  return [at, at?.closest("label"), ...inside].some((one) => one && outlined(one));
})()`;
