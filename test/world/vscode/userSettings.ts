import manifest from "../../../package.json";
import type { Chance } from "../base/chance";
import type { Life } from "../ports/life";
import { FakeEmitter } from "./fakeEmitter";

const defaults = new Map<string, unknown>(
  Object.entries(manifest.contributes.configuration.properties).map(([id, setting]) => [
    id,
    setting.default,
  ]),
);

interface SettingsChange {
  readonly affectsConfiguration: (id: string) => boolean;
}

/** The user's settings, which all windows share. */
export class UserSettings {
  readonly values = new Map<string, unknown>();
  readonly #windows = new Map<Life, FakeEmitter<SettingsChange>>();

  constructor(private readonly chance: Chance) {}

  of(life: Life) {
    const emitter = new FakeEmitter<SettingsChange>();
    this.#windows.set(life, emitter);
    return {
      onDidChangeConfiguration: life.holdings.event("a listener to settings", emitter.event),
      getConfiguration: () => ({
        get: (id: string) => this.values.get(id) ?? defaults.get(id),
        update: (id: string, value: unknown) =>
          life.call(`setting ${id}`, 5, () => {
            this.set(id, value);
          }),
      }),
    };
  }

  forget(life: Life): void {
    this.#windows.delete(life);
  }

  set(id: string, value: unknown): void {
    this.values.set(id, value);
    for (const [life, emitter] of this.#windows) {
      life.time.after(this.chance.int(1, 60), life, "setting changed", () => {
        emitter.fire({ affectsConfiguration: (asked) => asked === id });
      });
    }
  }
}
