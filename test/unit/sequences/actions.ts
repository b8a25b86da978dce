import fc from "fast-check";
import { problemOf } from "../../../src/core/base/problemError";
import type { PowerAction } from "../../../src/core/servers/powerAction";
import type { ServerRef } from "../../../src/core/servers/server";
import { documentServers } from "../../simulator/documentServers";
import { uuidOf } from "../../simulator/uuidOf";
import type { OpenWindow } from "./openWindow";
import type { RealWorld } from "./realWorld";

/** One action of the user or of somebody else. */
export interface Action {
  readonly name: string;
  readonly run: (window: OpenWindow, world: RealWorld) => Promise<unknown>;
}

type Pick = number;

function pick(window: OpenWindow, which: Pick): ServerRef | undefined {
  const all = window.store.allServers();
  const chosen = all[which % Math.max(1, all.length)];
  return chosen && { accountKey: chosen.account.key, serverId: chosen.server.id };
}

/** Sign-in and clients reject with problems; anything else is a bug. */
async function orProblem(attempt: Promise<unknown>): Promise<void> {
  await attempt.catch((caught: unknown) => {
    if (!problemOf(caught)) {
      throw caught;
    }
  });
}

const signIn: Action = { name: "sign in", run: (window) => orProblem(window.signIn()) };
const signOut: Action = { name: "sign out", run: (window) => window.signOut() };
const list: Action = { name: "list", run: (window) => window.refresher.refreshAll() };

const create: Action = {
  name: "create",
  run: async (window, world) => {
    const [view] = window.store.views();
    if (!view) {
      return;
    }
    const name = world.nextName();
    const isUuid = world.ids === "uuid";
    await window.creation.create(view.account.key, {
      name,
      planId: isUuid ? uuidOf("plan", 1) : "1",
      osId: isUuid ? uuidOf("os", 5) : "5",
      location: { code: "us-west", id: isUuid ? uuidOf("location", 1) : undefined },
      hostname: isUuid ? `${name}.example.com` : "",
      sshKeyId: undefined,
      backupsEnabled: false,
    });
  },
};

const details = fc.nat(9).map((which): Action => ({
  name: `details ${which}`,
  run: async (window) => {
    const ref = pick(window, which);
    await (ref && orProblem(window.refresher.refreshServer(ref)));
  },
}));

const power = fc
  .tuple(fc.nat(9), fc.constantFrom<PowerAction>("start", "stop", "reboot"))
  .map(([which, action]): Action => ({
    name: `${action} ${which}`,
    run: async (window) => {
      const ref = pick(window, which);
      await (ref && window.power.run([ref], action));
    },
  }));

const edit = fc.tuple(fc.nat(9), fc.boolean()).map(([which, whole]): Action => ({
  name: `${whole ? "PUT" : "PATCH"} ${which}`,
  run: async (window, world) => {
    const ref = pick(window, which);
    const name = world.nextName();
    const rest = { hostname: `${name}.example.com`, backupsEnabled: true };
    await (ref && window.edits.change(ref, whole ? { name, ...rest } : { name }));
  },
}));

const remove = fc.nat(9).map((which): Action => ({
  name: `delete ${which}`,
  run: async (window) => {
    const ref = pick(window, which);
    await (ref && window.deletion.run([ref]));
  },
}));

/** In the dashboard, or in another program. */
const elsewhere = fc.tuple(fc.nat(9), fc.boolean()).map(([which, deletes]): Action => ({
  name: deletes ? `somebody deletes ${which}` : "somebody creates",
  run: (_window, { simulator, nextName }) => {
    const { servers } = simulator;
    const victim = servers[which % Math.max(1, servers.length)];
    const [sample] = documentServers;
    if (deletes && victim) {
      simulator.removeServer(victim.id);
    } else if (sample) {
      const id = Math.max(20_000, ...servers.map((server) => server.id)) + 1;
      simulator.addServer({ ...sample, id, name: nextName() });
    }
    return Promise.resolve();
  },
}));

const clockStep = fc.integer({ min: 1, max: 200_000 }).map((ms): Action => ({
  name: `${ms} ms pass`,
  run: (_window, { clock }) => {
    clock.step(ms);
    return Promise.resolve();
  },
}));

export const anyAction: fc.Arbitrary<Action> = fc.oneof(
  { arbitrary: fc.constant(signIn), weight: 3 },
  { arbitrary: fc.constant(signOut), weight: 1 },
  { arbitrary: fc.constant(list), weight: 2 },
  { arbitrary: fc.constant(create), weight: 3 },
  { arbitrary: details, weight: 1 },
  { arbitrary: power, weight: 4 },
  { arbitrary: edit, weight: 2 },
  { arbitrary: remove, weight: 2 },
  { arbitrary: elsewhere, weight: 1 },
  { arbitrary: clockStep, weight: 2 },
);
