import { Chance, seedOf } from "../base/chance";
import { History } from "../base/history";
import { settlePromises, WorldTime } from "../base/time";
import { fateOf, type Weather } from "../api/fates";
import type { TheApi } from "../api/theApi";
import { orderedName } from "../judge/evidence";
import { Disk } from "../ports/disk";
import { Keyring } from "../ports/keyring";
import { Life } from "../ports/life";
import { Network } from "../ports/network";
import { UserSettings } from "../vscode/userSettings";
import type { ServerRef } from "../../../src/core/servers/server";
import { apisOf, environmentToken, tokensOf } from "./population";
import { WorldWindow, type Program } from "./window";

/** A Tuesday. */
const startMs = Date.UTC(2026, 2, 3, 8);

/** Everything, from one seed: the API, the network, computer, windows and users. */
export class World {
  readonly time = new WorldTime(startMs, settlePromises);
  readonly history = new History(this.time);
  readonly disk = new Disk();
  readonly keyring: Keyring;
  readonly settings: UserSettings;
  readonly apis: readonly TheApi[];
  readonly network: Network;
  readonly environment: Readonly<Record<string, string>>;
  weather: Weather = "fine";
  /** Everybody answers every question, and goes through with what was begun. */
  isDetermined = false;
  readonly #windows = new Map<number, WorldWindow>();
  readonly #memories = new Map<number, readonly ServerRef[]>();
  readonly #names: Chance;
  #windowCount = 0;
  #nameCount = 0;
  /** Windows that were closed, with what was left of them. */
  readonly ended: WorldWindow[] = [];

  constructor(
    readonly seed: number,
    private readonly program: Program,
  ) {
    const chanceOf = (part: string) => new Chance(seedOf(seed, part));
    this.#names = chanceOf("names");
    this.keyring = new Keyring(chanceOf("keyring"), this.history);
    this.settings = new UserSettings(chanceOf("settings"));
    this.apis = apisOf(
      chanceOf("population"),
      !chanceOf("owners").is(0.15),
      this.time,
      this.history,
    );
    const fates = chanceOf("fates");
    this.network = new Network({
      time: this.time,
      history: this.history,
      chance: chanceOf("network"),
      apis: this.apis,
      fateOf: (isWrite) => fateOf(this.weather, isWrite, fates, this.time.trueNow()),
    });
    this.environment = chanceOf("environment").is(0.08) ? { VPS_API_TOKEN: environmentToken } : {};
    this.settings.values.set("vps.apiUrl", this.api.url);
  }

  get windows(): readonly WorldWindow[] {
    return [...this.#windows.values()];
  }

  /** The API whose address is in the settings, else the first. */
  get api(): TheApi {
    const url = this.settings.values.get("vps.apiUrl");
    const [first] = this.apis;
    const found = this.apis.find((api) => api.url === url) ?? first;
    if (!found) {
      throw new Error("The world has no API.");
    }
    return found;
  }

  windowAt(slot: number): WorldWindow | undefined {
    return this.#windows.get(slot);
  }

  readonly newName = (): string => {
    this.#nameCount += this.#names.is(0.9) ? 1 : 0;
    return `srv-${this.#nameCount}`;
  };

  readonly lastOrdered = (): string | undefined => {
    const order = this.history.entries.findLast(
      (entry) =>
        entry.kind === "sent" && entry.method === "POST" && entry.url.endsWith("/servers/"),
    );
    return order?.kind === "sent" ? orderedName(order).split(".")[0] : undefined;
  };

  useApi(which: number): boolean {
    const api = this.apis[which % this.apis.length];
    this.settings.set("vps.apiUrl", which % 7 === 0 ? "http://no.example" : api?.url);
    return true;
  }

  openAt(slot: number): boolean {
    if (this.#windows.has(slot)) {
      return false;
    }
    this.#windowCount += 1;
    const name = `w${slot + 1}.${this.#windowCount}`;
    const chance = new Chance(seedOf(this.seed, name));
    const life = new Life(name, this.time, () => {
      this.#crashed(window);
    });
    const window: WorldWindow = new WorldWindow({
      life,
      chance,
      program: this.program,
      history: this.history,
      disk: this.disk,
      keyring: this.keyring,
      network: this.network,
      settings: this.settings,
      environment: this.environment,
      newName: this.newName,
      lastOrdered: this.lastOrdered,
      ids: this.api.world.ids,
      newToken: () => this.#newToken(chance),
    });
    window.person.isDetermined = this.isDetermined;
    this.#windows.set(slot, window);
    window.open();
    for (const memory of this.#memories.get(slot) ?? []) {
      const panel = window.bench.openPanel("");
      panel.memory = memory;
      void window.bench.serializer?.deserializeWebviewPanel(panel, memory);
    }
    this.focus(window);
    return true;
  }

  closeAt(slot: number, opensAgain: boolean): boolean {
    const window = this.#windows.get(slot);
    if (!window) {
      return false;
    }
    this.#windows.delete(slot);
    const memories = window.bench.panels.flatMap(({ memory }) => memory ?? []);
    this.#memories.set(slot, opensAgain ? memories : []);
    this.ended.push(window);
    void window.close().then(() => {
      if (opensAgain) {
        this.time.after(300, { name: "VS Code" }, "reload", () => this.openAt(slot));
      }
    });
    return true;
  }

  kill(window: WorldWindow): void {
    window.life.end();
    this.#crashed(window);
  }

  focus(window: WorldWindow | undefined): boolean {
    for (const one of this.windows) {
      one.bench.focus(one === window);
    }
    return true;
  }

  /** One that is being closed has no place any more, and can crash all the same. */
  #crashed(window: WorldWindow): void {
    this.history.add({ kind: "crashed", window: window.life.name });
    for (const [slot, one] of this.#windows) {
      if (one === window) {
        this.#windows.delete(slot);
        const memories = window.bench.panels.flatMap(({ memory }) => memory ?? []);
        this.#memories.set(slot, memories);
      }
    }
    window.ended();
  }

  #newToken(chance: Chance): string {
    const all = this.apis.flatMap(tokensOf);
    const isWrong = !this.isDetermined && chance.is(0.1);
    return isWrong
      ? chance.pick([...all, "vps_wrong_token_99999"])
      : chance.pick(tokensOf(this.api));
  }
}
