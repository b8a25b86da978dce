import { freeAddress } from "../../simulator/addresses";
import { timestamp } from "../../simulator/clock";
import { documentServers } from "../../simulator/documentServers";
import type { World } from "../run/world";
import { chosen, type Step, type StepKind } from "./step";

function withServer(change: (world: World, id: number, step: Step) => void): StepKind["run"] {
  return (world, step) => {
    const server = chosen(world.api.world.store.all(), step.which);
    if (server) {
      world.api.look();
      change(world, server.id, step);
      world.api.look();
    }
    return server !== undefined;
  };
}

function createElsewhere(world: World, { which }: Step): boolean {
  const { api, newName } = world;
  const owner = chosen([...api.world.accounts.values()], which);
  const [sample] = documentServers;
  if (!owner || !sample || api.serversOf(owner.token).length > 14) {
    return false;
  }
  const now = timestamp(api.world.clock.now());
  const id = api.world.store.nextId();
  const name = newName();
  const hostname = `${name}.example.com`;
  api.world.store.add(owner.token, {
    ...sample,
    id,
    name,
    hostname,
    ipAddress: freeAddress(new Set(api.world.store.all().map(({ ipAddress }) => ipAddress))),
    createdAt: now,
    updatedAt: now,
  });
  api.look();
  return true;
}

/** What the same users, or others, do with the servers in the dashboard. */
export const elsewhereSteps: Readonly<Record<string, StepKind>> = {
  "deleted elsewhere": {
    weight: 1,
    run: withServer(({ api }, id) => {
      api.world.store.remove(id);
    }),
  },
  "renamed elsewhere": {
    weight: 1,
    run: withServer(({ api, newName }, id) => {
      const updatedAt = timestamp(api.world.clock.now());
      api.world.store.change(id, { name: newName(), updatedAt });
    }),
  },
  "in another state elsewhere": {
    weight: 2,
    run: withServer(({ api }, id, { which }) => {
      const status = chosen(
        ["stopped", "active", "suspended", "error", "rebooting", "migrating"],
        which >> 5,
      );
      const updatedAt = timestamp(api.world.clock.now());
      api.world.store.change(id, { status: status ?? "active", updatedAt });
    }),
  },
  "created elsewhere": { weight: 1, run: createElsewhere },
  "created elsewhere while an order is open": {
    weight: 3,
    run: (world, step) => {
      const isOpen = [...world.disk.files.keys()].some((path) => path.includes("/orders/"));
      return isOpen && createElsewhere(world, step);
    },
  },
};
