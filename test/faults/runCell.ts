import { newName } from "./doors";
import { expectationOf, type Expectation, type Spell } from "./expectation";
import type { FaultRow } from "./faultRows";
import { FaultyWorld } from "./faultyWorld";
import { judgeRequests, judgeRows, judgeWords } from "./judgeCell";
import { isChange, type Operation } from "./operations";
import { strike } from "./strikeWorld";

export interface Cell {
  readonly operation: string;
  /** How many requests were made: by the operation itself, and after it. */
  readonly requests: string;
  readonly wrong: readonly string[];
}

/** One fault striking one operation, from a window that works to one that works again. */
export async function runCell(operation: Operation, row: FaultRow, spell: Spell): Promise<Cell> {
  const world = await FaultyWorld.start();
  try {
    const expected = expectationOf(operation, row, spell);
    const rowsBefore = world.rows;
    const { method, path } = operation;
    const struck = await strike(world, row, spell === "passing" ? { method, path } : undefined);
    const said = await operation.run(world);
    const { attempts } = world;
    const own = attempts.filter((attempt) => attempt === `${method} ${path}`).length;
    const wrong = [
      ...judgeWords(said, expected.said, struck.host),
      ...judgeRequests(world, operation, expected),
      ...judgeRows(world, operation, expected, rowsBefore),
      ...judgeTruth(world, operation, expected),
      ...(struck.strayRequests() === 0 ? [] : ["asked a machine that it must not trust"]),
    ];
    await struck.heal();
    wrong.push(...(await judgeHealing(world, operation, row)));
    const others = attempts.length - own;
    const isAside = others === 0 || operation.kind === "catalogue";
    const requests = isAside ? String(own) : `${String(own)}+${String(others)}`;
    return { operation: operation.name, requests, wrong };
  } finally {
    await world.end();
  }
}

/** The API has done what was asked, once, or nothing. */
function judgeTruth(
  { simulator, truth }: FaultyWorld,
  operation: Operation,
  { acted }: Expectation,
): readonly string[] {
  const created = simulator.servers.filter(({ name }) => name === newName).length;
  const deleted = 2 - (truth.length - created);
  const isDone = {
    create: created === 1,
    delete: deleted === 1,
    power: truth.includes(operation.wanted ?? ""),
    edit: truth.includes(operation.wanted ?? ""),
  };
  const wasDone = operation.kind in isDone && isDone[operation.kind as keyof typeof isDone];
  const isClean =
    created <= (operation.kind === "create" ? 1 : 0) &&
    deleted <= (operation.kind === "delete" ? 1 : 0);
  return isClean && wasDone === (isChange(operation) && acted)
    ? []
    : [
        `the API has [${truth.join("; ")}], ${acted ? "but should have acted" : "but should not have acted"}`,
      ];
}

/** The next good response puts everything right again. */
async function judgeHealing(
  world: FaultyWorld,
  operation: Operation,
  row: FaultRow,
): Promise<readonly string[]> {
  const { refresher, store, account, catalogues } = world;
  const { problem } = await refresher.refreshListAnew(account.key);
  const snapshot = store.views()[0]?.snapshot;
  const isRight = [...world.rows].sort().join() === [...world.truth].sort().join();
  const isCalm = snapshot?.problem === undefined && snapshot?.isLoading === false;
  const wrong = [
    ...(problem === undefined && isCalm ? [] : ["does not recover"]),
    ...(isRight ? [] : [`has [${world.rows.join("; ")}] in place of [${world.truth.join("; ")}]`]),
  ];
  if (operation.list) {
    const { [operation.list]: list } = await catalogues.load(account.key).whenLoaded;
    // What the API does not have is not requested again in this session.
    const isMissing = row.question === "notFound";
    return list.length > 0 === !isMissing ? wrong : [...wrong, "the list stays missing"];
  }
  if (operation.kind === "details" || operation.kind === "signIn") {
    world.notifier.said.length = 0;
    const said = await operation.run(world);
    const isFine = operation.kind === "details" ? !said : said?.text.endsWith("ada@example.com.");
    return isFine ? wrong : [...wrong, `still says ${JSON.stringify(said?.text)}`];
  }
  return wrong;
}
