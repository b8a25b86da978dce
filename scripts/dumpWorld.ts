import { bundleExtension, compileExtension } from "../test/world/run/bundle";
import { storyOf } from "../test/world/run/story";
import { verdictOf } from "../test/world/run/verdict";
console.log(storyOf(await verdictOf(Number(process.argv[2]), compileExtension(await bundleExtension()))));
