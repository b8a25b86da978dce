import type { Memento } from "vscode";
import type { Clock } from "../core/base/clock";
import { serverKey, type ServerRef } from "../core/servers/server";

const memoryKey = "previewedServer";

/** The longest time between two clicks that VS Code takes for a double click. */
const doubleClickMs = 500;

/**
 * Which open panel is used again for the next server, as VS Code's preview tab is for the next
 * file. A reload of the window does not change that.
 */
export class PreviewTab {
  #key: string | undefined;
  #lastClick: { readonly key: string; readonly atMs: number } | undefined;

  constructor(
    private readonly memory: Memento,
    private readonly clock: Pick<Clock, "elapsedMs">,
  ) {
    this.#key = memory.get<string>(memoryKey);
  }

  get key(): string | undefined {
    return this.#key;
  }

  is(ref: ServerRef): boolean {
    return serverKey(ref) === this.#key;
  }

  /** Undefined keeps the panel that was used again so far. */
  use(ref: ServerRef | undefined): void {
    this.#key = ref && serverKey(ref);
    void this.memory.update(memoryKey, this.#key);
  }

  /** Call on every click. True if it is the second of a double click, which keeps a preview. */
  isSecondClick(ref: ServerRef): boolean {
    const click = { key: serverKey(ref), atMs: this.clock.elapsedMs() };
    const last = this.#lastClick;
    this.#lastClick = click;
    return last?.key === click.key && click.atMs - last.atMs < doubleClickMs;
  }
}
