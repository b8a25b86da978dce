import { element } from "./element";

/** Announces to a screen reader what has changed, without moving the focus. */
export class Announcer {
  readonly element = element("div", { className: "for-screen-readers", role: "status" });

  say(sentence: string): void {
    // A repeated sentence is announced again only if the text differs.
    const again = this.element.textContent === sentence ? "\u00a0" : "";
    this.element.textContent = `${sentence}${again}`;
  }
}
