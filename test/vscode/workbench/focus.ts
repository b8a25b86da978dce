/** Runs inside the page: what has the focus, in a few words. */
export const focusedElement = `(() => {
  const at = document.activeElement;
  return at ? at.tagName.toLowerCase() + " " + at.className : "nothing";
})()`;

/** The little of a page's tree that the function below walks. */
interface Node {
  readonly activeElement?: Node | null;
  readonly shadowRoot?: Node | null;
  readonly parentNode: Node | null;
  readonly host?: Node;
}

interface Page {
  readonly document: Node & { hasFocus(): boolean };
  requestAnimationFrame(callback: () => void): void;
}

/**
 * Runs inside the page: whether the focus is within the element, now and for two frames on. Menus
 * and the panel's buttons have it in a shadow tree.
 */
export async function staysFocusedWithin(element: unknown): Promise<boolean> {
  const page = globalThis as unknown as Page;
  const isWithin = () => {
    let at: Node | null | undefined = page.document.activeElement;
    while (at?.shadowRoot?.activeElement) {
      at = at.shadowRoot.activeElement;
    }
    while (at && at !== element) {
      at = at.parentNode ?? at.host;
    }
    return page.document.hasFocus() && at === element;
  };
  for (let frame = 0; frame < 2; frame += 1) {
    if (!isWithin()) {
      return false;
    }
    await new Promise<void>((resolve) => {
      page.requestAnimationFrame(resolve);
    });
  }
  return isWithin();
}
