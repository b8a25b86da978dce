import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../../vscode/projectRoot";
import { plantedFaults } from "../../world/planted/plantedFaults";

/** That the world finds them takes long: npm run world -- --planted */
describe("The planted faults", () => {
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
});
