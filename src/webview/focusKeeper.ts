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

  /** Call with what had the focus before the page was loaded anew. */
  resume(element: HTMLElement): void {
    this.#last ??= element;
    this.#restore();
  }

  /**
   * Call when elements have been hidden or disabled: if one of them had the focus, it moves to
   * `refuge`.
   */
  elementsHaveGone(refuge: HTMLElement): void {
    if (this.#last && hasGone(this.#last)) {
      this.#last = refuge;
      this.#restore();
    }
  }

  #restore(): void {
    const active = document.activeElement;
    const isLost = active === document.body || (active instanceof HTMLElement && hasGone(active));
    if (this.#last && isLost && document.hasFocus()) {
      focusable(this.#last).focus({ preventScroll: true });
    }
  }
}

function hasGone(element: HTMLElement): boolean {
  return element.closest("[hidden]") !== null || element.hasAttribute("disabled");
}

/** Some elements hide the part that takes the focus inside themselves. */
function focusable(element: HTMLElement): HTMLElement {
  return element.shadowRoot?.querySelector("button") ?? element;
}
