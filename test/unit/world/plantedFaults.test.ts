import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../../vscode/projectRoot";
import { plantedFaults } from "../../world/planted/plantedFaults";
import { findPlanted } from "../../world/run/runPlanted";

/** Found by the first seeds; that the world finds the others takes long: npm run world -- --planted */
const soonFound = [
  ["a pause is not kept", "pauses are obeyed"],
  ["a missing server is never asked for", "in the end every window shows the truth"],
  ["stopping asks nobody", "only what the user meant"],
] as const;
const fewSeeds = 8;

describe("The planted faults", function () {
  this.timeout(900_000);

  it("are at least 25, each with a name of its own", () => {
    const names = new Set(plantedFaults.map(({ name }) => name));
    assert.ok(names.size >= 25);
    assert.equal(names.size, plantedFaults.length);
  });

  for (const { name, file, text } of plantedFaults) {
    it(`have their place in src: ${name}`, async () => {
      const source = await readFile(join(projectRoot, "src", file), "utf8");
      assert.equal(source.split(text).length, 2);
    });
  }

  for (const [name, rule] of soonFound) {
    it(`are found within ${fewSeeds} seeds: ${name}`, async () => {
      const fault = plantedFaults.find((one) => one.name === name);
      assert.ok(fault);
      const found = await findPlanted(fault, { count: fewSeeds, workers: 1 });
      assert.match(found?.violations.join("\n") ?? "", new RegExp(rule));
    });
  }
});
