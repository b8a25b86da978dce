/** One round of one row, in a process of its own: node roundProgram.mjs NAME. */
import { allRows } from "./allRows";
import { BenchWorld } from "./world";

const row = allRows.find(({ name }) => name === process.argv[2]);
if (!row) {
  throw new Error(`There is no row called "${process.argv[2] ?? ""}".`);
}
const world = await BenchWorld.begin();
try {
  process.send?.(await row.measure(world));
} finally {
  await world.end();
}
if (process.connected) {
  process.disconnect();
}
