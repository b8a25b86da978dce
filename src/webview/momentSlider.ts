import { inSpan, spanOf } from "../core/usage/usageRange";
import { element, setAttribute, setText } from "./element";
import type { Page } from "./page";
import type { ShownHistory } from "./shownHistory";

const largeStep = 10;

/** Says which moment the figures are of, and moves through the history with the arrow keys. */
export function momentSlider(page: Page, onMove: (atMs: number | undefined) => void) {
  const { texts, formats } = page;
  const whole = element("div", {
    className: "moment",
    role: "slider",
    tabIndex: 0,
    title: texts.momentHint,
  });
  whole.dataset.focus = "moment";
  whole.setAttribute("aria-label", texts.moment);
  let moments: readonly number[] = [];
  let current: number | undefined;

  const step = (count: number) => {
    const last = moments.length - 1;
    const after = moments.findIndex((atMs) => atMs >= (current ?? Infinity));
    const from = after < 0 ? last : after;
    return moments[Math.min(Math.max(from + count, 0), last)];
  };
  const keys: Readonly<Record<string, () => number | undefined>> = {
    ArrowLeft: () => step(-1),
    ArrowDown: () => step(-1),
    ArrowRight: () => step(1),
    ArrowUp: () => step(1),
    PageDown: () => step(-largeStep),
    PageUp: () => step(largeStep),
    Home: () => moments[0],
    End: () => moments.at(-1),
    Escape: () => undefined,
  };
  whole.addEventListener("keydown", (event) => {
    const move = keys[event.key];
    if (move) {
      event.preventDefault();
      onMove(move());
    }
  });
  whole.addEventListener("blur", () => {
    onMove(undefined);
  });

  return {
    element: whole,
    setHistory({ samples, range, nowMs }: ShownHistory): void {
      moments = inSpan(samples, spanOf(range, nowMs)).map(({ atMs }) => atMs);
      whole.setAttribute("aria-valuemin", "0");
      whole.setAttribute("aria-valuemax", String(Math.max(moments.length - 1, 0)));
    },
    /** The figures in words are for those who do not see the tiles. */
    show(atMs: number | undefined, nowMs: number, figures: string): void {
      current = atMs;
      const text = atMs === undefined ? texts.latest : formats.moment(atMs, nowMs);
      const after = moments.findIndex((moment) => moment >= (atMs ?? Infinity));
      setText(whole, text);
      setAttribute(
        whole,
        "aria-valuenow",
        String(after < 0 ? Math.max(moments.length - 1, 0) : after),
      );
      setAttribute(whole, "aria-valuetext", [text, figures].filter(Boolean).join(": "));
      whole.classList.toggle("set", atMs !== undefined);
    },
  };
}
