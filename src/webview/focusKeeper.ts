/**
 * Remembers what had the focus. A question of VS Code takes it out of the page, and the browser
 * then forgets where in the page it was.
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

  /** Told when elements have been hidden: who was on one of them goes on at `refuge`. */
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

/** Some elements keep the part that takes the focus to themselves. */
function focusable(element: HTMLElement): HTMLElement {
  return element.shadowRoot?.querySelector("button") ?? element;
}
