/**
 * Remembers what had the focus. A dialog of VS Code takes the focus out of the page, and the
 * browser then forgets where in the page it was.
 */
export class FocusKeeper {
  #last: HTMLElement | undefined;

  constructor() {
    document.addEventListener("focusin", ({ target }) => {
      this.#last = target instanceof HTMLElement ? target : undefined;
    });
    window.addEventListener("focus", () => {
      this.#restore();
    });
  }

  /** Call when elements have been hidden: if one of them had the focus, it moves to `refuge`. */
  elementsWereHidden(refuge: HTMLElement): void {
    if (this.#last?.hidden) {
      this.#last = refuge;
      this.#restore();
    }
  }

  #restore(): void {
    const active = document.activeElement;
    const isLost = active === document.body || (active instanceof HTMLElement && active.hidden);
    if (this.#last && isLost && document.hasFocus()) {
      focusable(this.#last).focus({ preventScroll: true });
    }
  }
}

/** Some elements hide the part that takes the focus inside themselves. */
function focusable(element: HTMLElement): HTMLElement {
  return element.shadowRoot?.querySelector("button") ?? element;
}
