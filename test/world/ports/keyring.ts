import type { Chance } from "../base/chance";
import type { History, KeptAccount } from "../base/history";
import type { Life } from "./life";

export interface KeyringTrouble {
  readonly kind: "locked" | "readOnly" | "hangs" | "slow";
}

/** The keyring of the computer, for all windows. */
export class Keyring {
  readonly secrets = new Map<string, string>();
  trouble: KeyringTrouble | undefined;
  readonly #listeners = new Map<Life, Set<(change: { key: string }) => void>>();

  constructor(
    private readonly chance: Chance,
    private readonly history: History,
  ) {}

  /** One window's `SecretStorage`. */
  of(life: Life) {
    const listeners = new Set<(change: { key: string }) => void>();
    this.#listeners.set(life, listeners);
    return {
      get: (key: string) =>
        this.#call(life, `get ${key}`, () => {
          this.#mayBe("locked");
          return this.secrets.get(key);
        }),
      store: (key: string, value: string) =>
        this.#call(life, `store ${key}`, () => {
          this.#mayBe("locked", "readOnly");
          this.secrets.set(key, value);
          this.#changed(life, key, value);
        }),
      onDidChange: (listener: (change: { key: string }) => void) => {
        listeners.add(listener);
        return life.holdings.hold("a listener to the keyring", {
          dispose: () => listeners.delete(listener),
        });
      },
    };
  }

  forget(life: Life): void {
    this.#listeners.delete(life);
  }

  #call<T>(life: Life, what: string, effect: () => T): Promise<T> {
    if (this.trouble?.kind === "hangs") {
      return new Promise(() => undefined);
    }
    const delayMs =
      this.trouble?.kind === "slow" ? this.chance.int(500, 4_500) : this.chance.int(1, 40);
    return life.call(`keyring ${what}`, delayMs, effect);
  }

  #mayBe(...kinds: readonly string[]): void {
    if (this.trouble && kinds.includes(this.trouble.kind)) {
      throw new Error("The keyring is locked.");
    }
  }

  #changed(writer: Life, key: string, value: string): void {
    this.history.add({ kind: "kept", window: writer.name, accounts: accountsIn(value) });
    for (const [life, listeners] of this.#listeners) {
      life.time.after(this.chance.int(1, 300), life, "keyring change", () => {
        for (const listener of [...listeners]) {
          listener({ key });
        }
      });
    }
  }
}

export function accountsIn(secret: string | undefined): readonly KeptAccount[] {
  const entries: unknown = JSON.parse(secret ?? "[]");
  return Array.isArray(entries) ? entries.map(keptAccount) : [];
}

function keptAccount(entry: unknown): KeptAccount {
  const text = (name: string) => {
    const value: unknown =
      typeof entry === "object" && entry ? Reflect.get(entry, name) : undefined;
    return typeof value === "string" ? value : undefined;
  };
  const token = text("token");
  return {
    key: text("key") ?? "",
    token,
    email: text("email"),
    label: text("name") ?? text("label"),
    isSignedOut: token === undefined,
    apiUrl: text("apiUrl"),
  };
}
