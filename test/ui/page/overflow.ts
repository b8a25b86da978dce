/**
 * Elements that stick out of the page to the right, or whose content sticks out of them, as
 * "SECTION.usage". What is for screen readers alone has no size to look at.
 */
export const overflowing = `(() => {
  const hidden = (one) => one.closest(".for-screen-readers, .u-wrap, [hidden]") !== null
    || getComputedStyle(one).visibility === "hidden";
  const outside = (one) => one.getBoundingClientRect().right > innerWidth + 0.5;
  const spills = (one) => {
    const { overflowX, display } = getComputedStyle(one);
    return display !== "inline" && overflowX === "visible" && one.scrollWidth > one.clientWidth + 1;
  };
  const scrolls = [document.documentElement, document.body, document.querySelector("main")]
    .filter((one) => one.scrollWidth > one.clientWidth);
  return [
    ...scrolls,
    ...[...document.querySelectorAll("body *:not(script, svg, svg *)")].filter(
      (one) => !hidden(one) && (outside(one) || spills(one)),
    ),
  ].map((one) => one.tagName + "." + one.className);
})()`;
