import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { IdWorld } from "../../simulator/serverRecords";
import { anyAction, type Action } from "./actions";
import { anyTrouble, type Trouble } from "./anyFault";
import { RealWorld, rowsOf } from "./realWorld";

const runs = Number(process.env.VPS_SEQUENCE_RUNS ?? 60);

interface Model {
  createRequests: number;
}

/** What one or two users do at the same moment, with or without something going wrong. */
class Moment implements fc.AsyncCommand<Model, RealWorld> {
  constructor(
    private readonly actions: readonly (readonly [0 | 1, Action])[],
    private readonly trouble: Trouble | undefined,
  ) {}

  check(): boolean {
    return true;
  }

  async run(model: Model, world: RealWorld): Promise<void> {
    const { simulator, windows } = world;
    if (this.trouble) {
      const { fault, times, after, stalls } = this.trouble;
      world.isStalling = stalls;
      simulator.faults.add({ fault, times, after });
    }
    const orders = this.actions.filter(
      ([at, { name }]) => name === "create" && windows[at].store.views().length > 0,
    );
    await Promise.all(this.actions.map(([at, action]) => action.run(windows[at], world)));
    await world.settle();
    model.createRequests += orders.length;
    compare(model, world);
  }

  toString(): string {
    const done = this.actions.map(([at, { name }]) => `${name} in window ${at + 1}`).join(" + ");
    return this.trouble ? `${done} despite ${JSON.stringify(this.trouble)}` : done;
  }
}

function compare(model: Model, { windows, simulator, truth, createRequests }: RealWorld): void {
  assert.ok(createRequests <= model.createRequests, "a create was sent twice");
  model.createRequests = createRequests;
  const names = simulator.servers.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length, `duplicates: ${names.join()}`);
  const [one, other] = windows.map((window) => window.store.views());
  assert.equal(one?.length, other?.length, "the windows disagree on who is signed in");
  for (const window of windows) {
    const [view] = window.store.views();
    assert.deepEqual(rowsOf(window), view ? truth : []);
    assert.equal(view?.snapshot.problem, undefined);
    assert.ok(!view?.snapshot.isLoading);
    const faults = window.logger.lines.filter((line) => line.startsWith("error"));
    assert.deepEqual(faults, []);
  }
}

const someone = fc.constantFrom<0 | 1>(0, 1);
const moment = fc
  .tuple(
    fc.array(fc.tuple(someone, anyAction), { minLength: 1, maxLength: 3 }),
    fc.option(anyTrouble, { nil: undefined }),
  )
  .map(([actions, trouble]) => new Moment(actions, trouble));

describe("Whatever users do, one after another or at once, and whatever goes wrong", function () {
  this.timeout(60_000 + runs * 1_000);
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "vps-sequences-"));
  });

  after(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));

  for (const ids of ["integer", "uuid"] as const satisfies readonly IdWorld[]) {
    it(`every window shows the truth once it has settled, in the world of ${ids} ids`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.commands([moment], { maxCommands: 12 }), async (commands) => {
          const world = await RealWorld.start(ids, folder);
          try {
            await world.windows[0].signIn();
            await world.settle();
            await fc.asyncModelRun(() => ({ model: { createRequests: 0 }, real: world }), commands);
          } finally {
            await world.end();
          }
        }),
        { numRuns: Math.ceil(runs / 2) },
      );
    });
  }
});
