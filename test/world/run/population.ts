import type { Chance } from "../base/chance";
import type { History } from "../base/history";
import type { WorldTime } from "../base/time";
import { TheApi } from "../api/theApi";
import type { AccountRecord } from "../../simulator/accountRecords";
import { documentServers } from "../../simulator/documentServers";
import type { ServerRecord } from "../../simulator/serverRecords";

/** Two APIs with their accounts: the one that is used at first, and another one. */
export function apisOf(
  chance: Chance,
  namesOwners: boolean,
  time: WorldTime,
  history: History,
): readonly TheApi[] {
  const ids = chance.pick(["integer", "uuid"] as const);
  const pager = chance.pick(["pageNumber", "limitOffset", "cursor"] as const);
  const common = {
    ids,
    namesOwners,
    catalogues: chance.is(0.7),
    wanderingUsage: true,
    ...(chance.is(0.35)
      ? { paging: { defaultSize: chance.pick([2, 3, 5]), maxSize: chance.pick([4, 100]), pager } }
      : {}),
  };
  const people = ["ada", "bob", "cyd"].slice(0, chance.int(1, 3));
  return [
    new TheApi(
      "api.vps.test",
      { ...common, accounts: accountsOf([...people, "env"], "a", chance) },
      time,
      history,
    ),
    new TheApi(
      "staging.vps.test",
      { ...common, accounts: accountsOf(["ada"], "s", chance) },
      time,
      history,
    ),
  ];
}

/** The tokens that users sign in with; what is not valid now may be again. */
export function tokensOf({ world }: TheApi): readonly string[] {
  return [...world.accounts.keys()].filter((token) => token !== environmentToken);
}

/** The token of the account that some have in the environment of VS Code. */
export const environmentToken = "vps_a_env_0123456789";

function accountsOf(
  people: readonly string[],
  where: string,
  chance: Chance,
): readonly AccountRecord[] {
  return people.map((person, at) => ({
    token: `vps_${where}_${person}_0123456789`,
    email: `${person}@${where}.example.com`,
    tokenName: "Laptop",
    ...(chance.is(0.15) ? { credit: 12 } : {}),
    servers: serversOf(chance.int(0, chance.is(0.1) ? 14 : 5), at, person),
  }));
}

function serversOf(count: number, account: number, person: string): readonly ServerRecord[] {
  const [one, other = one] = documentServers;
  if (!one || !other) {
    return [];
  }
  return Array.from({ length: count }, (_, at) => ({
    ...(at % 2 === 0 ? one : other),
    id: 1_000 * (account + 1) + at,
    name: `${person}-${at}`,
    hostname: `${person}-${at}.example.com`,
    ipAddress: `198.51.100.${10 + 20 * account + at}`,
    status: at % 3 === 2 ? "stopped" : "active",
  }));
}
