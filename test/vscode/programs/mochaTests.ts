/** Runs test files in this process: node mochaTests.mjs TIMEOUT-MS FILE… */
import Mocha from "mocha";
import { countCoverage } from "../coverage";
import { openWorkbenches, picturesTaken, takePictures } from "../workbench/failurePictures";
import { mochaOptions, runMocha, saveResult } from "../mochaRun";

const [timeoutMs, ...files] = process.argv.slice(2);
const mocha = new Mocha(mochaOptions(Number(timeoutMs)));
for (const file of files) {
  mocha.addFile(file);
}
mocha.rootHooks({
  // The windows that the files share.
  afterAll: async () => {
    for (const workbench of openWorkbenches) {
      await workbench.close();
    }
  },
});
const coverage = await countCoverage();
await mocha.loadFilesAsync();
const result = await runMocha(mocha, { onFailure: takePictures });
await saveResult(result);
await picturesTaken();
await coverage.save();
// What a test left open must not keep the run from ending.
process.exit(result.failed > 0 ? 1 : 0);
