import { serverKey, type ServerRef } from "../../src/core/servers/server";

/** Records which panels were asked for: "1 click", "2 side". */
export class FakePanels {
  readonly shown: string[] = [];
  keptCount = 0;
  /** The server whose details panel is the active editor. */
  active: ServerRef | undefined;

  show(ref: ServerRef, how: { readonly isClick?: boolean; readonly toSide?: boolean } = {}): void {
    const id = serverKey(ref).slice(ref.accountKey.length + 1);
    this.shown.push(
      [id, how.isClick ? "click" : "", how.toSide ? "side" : ""].filter(Boolean).join(" "),
    );
  }

  activeServer(): ServerRef | undefined {
    return this.active;
  }

  keepOpen(): void {
    this.keptCount += 1;
  }
}
