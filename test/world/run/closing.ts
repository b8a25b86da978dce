import type { TrueServer } from "../base/history";
import type { ShownRow } from "../base/history";
import { accountsIn } from "../ports/keyring";
import type { KeptAccount } from "../base/history";
import type { PanelState } from "../../../src/shared/panelState";
import type { ServerRef } from "../../../src/core/servers/server";
import type { World } from "./world";

/** What one window shows after everything has become calm. */
export interface CalmWindow {
  readonly name: string;
  readonly rows: readonly ShownRow[];
  readonly panels: readonly CalmPanel[];
  readonly apiUrlAtStart: unknown;
  readonly running: readonly string[];
  readonly waiting: readonly string[];
}

/** A details panel in front of everything else. */
export interface CalmPanel {
  readonly ref: ServerRef;
  readonly state: PanelState;
}

export interface TrueAccount {
  readonly token: string;
  readonly apiUrl: string;
  readonly isRevoked: boolean;
  readonly servers: ReadonlyMap<string, TrueServer>;
}

export interface Closing {
  readonly windows: readonly CalmWindow[];
  readonly apiUrl: string;
  readonly kept: readonly KeptAccount[];
  readonly truth: readonly TrueAccount[];
  readonly files: ReadonlyMap<string, string>;
  /** What was left of each window that was closed, by window. */
  readonly leftovers: readonly (readonly [window: string, leftovers: readonly string[]])[];
  /** How often the calm windows asked in the last ten minutes. */
  readonly requestsWhileCalm: number;
  /** How often they wrote to the keyring meanwhile. */
  readonly keyringWritesWhileCalm: number;
}

/** The end of a run that did not come to its end. */
export const nothingClosed: Closing = {
  windows: [],
  apiUrl: "",
  kept: [],
  truth: [],
  files: new Map(),
  leftovers: [],
  requestsWhileCalm: 0,
  keyringWritesWhileCalm: 0,
};

/** Longer than the longest pause that the world asks for, and than what is only assumed. */
const untilCalmMs = 15 * 60_000;
const lookMs = 10 * 60_000;

/** Faults stop and time runs: what must be well in the end. */
export async function closingOf(world: World): Promise<Closing> {
  const { time, history, settings, api } = world;
  world.weather = "fine";
  world.disk.trouble = undefined;
  world.keyring.trouble = undefined;
  world.isDetermined = true;
  settings.set("vps.apiUrl", api.url);
  settings.set("vps.refreshInterval", 60);
  history.add({ kind: "calm" });
  await time.pass(5_000);
  if (world.windows.length === 0) {
    world.openAt(0);
  }
  for (let round = 0; round < 40; round += 1) {
    escapeAll(world);
    await time.pass(2_000);
  }
  for (const window of world.windows) {
    window.command("vps.servers.clearFilter");
    window.command("vps.servers.refresh");
  }
  await calmDown(world, untilCalmMs);
  await orderAgain(world);
  for (let round = 0; round < 12; round += 1) {
    escapeAll(world);
    await time.pass(3_000);
  }
  const before = history.entries.length;
  await calmDown(world, lookMs);
  const lately = history.entries.slice(before);
  const countOf = (wanted: string) => lately.filter(({ kind }) => kind === wanted).length;
  const [requestsWhileCalm, keyringWritesWhileCalm] = [countOf("sent"), countOf("kept")];
  const windows = world.windows.map((window) => ({
    name: window.life.name,
    rows: window.rows,
    panels: window.bench.panels.flatMap(({ visible, memory, state }) =>
      visible && memory && state ? [{ ref: memory, state }] : [],
    ),
    apiUrlAtStart: window.apiUrlAtStart,
    running: window.running,
    waiting: time.waitingOf(window.life),
  }));
  const truth = world.apis.flatMap(trueAccounts);
  const kept = accountsIn(world.keyring.secrets.get("vps.accounts"));
  for (const slot of [0, 1, 2]) {
    world.closeAt(slot, false);
  }
  await time.pass(10_000);
  return {
    windows,
    apiUrl: api.url,
    kept,
    truth,
    files: new Map([...world.disk.files].map(([path, { text }]) => [path, text])),
    leftovers: world.ended.map(({ life, leftovers }) => [life.name, leftovers]),
    requestsWhileCalm,
    keyringWritesWhileCalm,
  };
}

/** Each window is looked at in turn, for long enough. */
async function calmDown(world: World, ms: number): Promise<void> {
  const turns = world.windows.length;
  for (const window of world.windows) {
    world.focus(window);
    window.bench.view?.show(true);
    await world.time.pass(ms / turns);
  }
}

/** Whoever orders next is asked about, or hears of, every order of which nobody knows. */
async function orderAgain({ windows, time }: World): Promise<void> {
  for (const window of windows) {
    for (let round = 0; round < 6; round += 1) {
      window.command("vps.server.create");
      await time.pass(4_000);
      for (const question of window.screen.questions) {
        window.person.escape(question);
      }
    }
  }
}

function escapeAll({ windows }: World): void {
  for (const window of windows) {
    window.person.isDetermined = true;
    for (const question of window.screen.questions) {
      window.person.escape(question);
    }
  }
}

function trueAccounts(api: World["api"]): readonly TrueAccount[] {
  api.look();
  return [...api.world.accounts].map(([token, { revoked = false }]) => ({
    token,
    apiUrl: api.url,
    isRevoked: revoked,
    servers: new Map(
      api.serversOf(token).map((server) => {
        const { name, status, hostname, ipAddress: ip } = server;
        return [api.idOf(server), { name, status, hostname, ip }];
      }),
    ),
  }));
}
