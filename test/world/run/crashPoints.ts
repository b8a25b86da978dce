import type { CrashPoint } from "../ports/life";
import { Evidence, type Violation } from "../judge/evidence";
import { judge } from "../judge/judge";
import type { Weather } from "../api/fates";
import { closingOf } from "./closing";
import { tableOf } from "./table";
import type { Program, WorldWindow } from "./window";
import { World } from "./world";

/** Something that a user goes through with, while the window may end at any moment. */
export interface CrashScene {
  readonly name: string;
  readonly weather?: Weather;
  /** What has happened before. */
  readonly before?: (window: WorldWindow, world: World) => void;
  readonly act: (window: WorldWindow, world: World) => void;
}

/** Of an account that is kept: nothing is written down of one from the environment. */
const clickFirst = (id: string, status?: string) => (window: WorldWindow) => {
  const node = window.nodes.find(
    (one) =>
      one.kind === "server" &&
      one.accountKey !== "environment" &&
      (status === undefined || one.server.status === status),
  );
  window.command(id, node);
};
const call = (id: string) => (window: WorldWindow) => {
  window.command(id);
};

export const crashScenes: readonly CrashScene[] = [
  { name: "create", act: call("vps.server.create") },
  { name: "create while responses get lost", weather: "losing", act: call("vps.server.create") },
  { name: "stop", act: clickFirst("vps.server.stop", "active") },
  { name: "edit", act: clickFirst("vps.server.rename") },
  { name: "delete", act: clickFirst("vps.server.delete") },
  { name: "sign in to another account", act: call("vps.signIn") },
  { name: "sign out", before: clickFirst("vps.server.show"), act: call("vps.signOut") },
  { name: "rename an account", act: call("vps.account.rename") },
  { name: "write usage and lists", act: clickFirst("vps.server.show") },
  {
    name: "close the window",
    before: clickFirst("vps.server.show"),
    act: (_window, world) => {
      world.closeAt(0, false);
    },
  },
];

/** Signing in, and time for what comes of an act: usage is written after a minute. */
const signInMs = 20_000;
const actMs = 130_000;

async function begin(seed: number, program: Program, { weather = "fine", before }: CrashScene) {
  const world = new World(seed, program);
  world.isDetermined = true;
  world.openAt(0);
  const window = world.windowAt(0);
  if (!window) {
    throw new Error("No window has opened.");
  }
  window.command("vps.signIn");
  await world.time.pass(signInMs);
  before?.(window, world);
  await world.time.pass(signInMs);
  world.weather = weather;
  return { world, window };
}

/** How many times the window calls a port while the scene plays. */
export async function countCalls(
  seed: number,
  program: Program,
  scene: CrashScene,
): Promise<number> {
  const { world, window } = await begin(seed, program, scene);
  const callsBefore = window.life.calls;
  scene.act(window, world);
  await world.time.pass(actMs);
  return window.life.calls - callsBefore;
}

export interface CrashVerdict {
  readonly violations: readonly Violation[];
  readonly story: string;
}

/** Ends the window at one point of the scene, and begins again with what is left on disk and in the keyring. */
export async function crashAt(
  seed: number,
  program: Program,
  scene: CrashScene,
  point: CrashPoint,
): Promise<CrashVerdict> {
  const { world, window } = await begin(seed, program, scene);
  window.life.crashAt(point);
  scene.act(window, world);
  await world.time.pass(actMs);
  world.openAt(0);
  const closing = await closingOf(world);
  const { entries } = world.history;
  const evidence = new Evidence(entries, closing, world.environment.VPS_API_TOKEN);
  return { violations: judge(evidence), story: tableOf(entries) };
}
