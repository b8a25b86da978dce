// Builds what ships (dist/) and what tests and scripts run (out/).
//   node esbuild.mjs                 everything, once
//   node esbuild.mjs --watch         everything, again after each change
//   node esbuild.mjs --production    only what ships, minified
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import * as esbuild from "esbuild";

const production = process.argv.includes("--production");
const watch = process.argv.includes("--watch");

/** The version of Node that the oldest supported VS Code and the project's scripts run on. */
const node = { platform: "node", target: "node20.19", sourcemap: !production, logLevel: "warning" };

/** What VS Code loads to start the extension; the rest is loaded when it is needed. */
const extension = {
  ...node,
  entryPoints: { extension: "src/extension.ts" },
  outdir: "dist",
  format: "cjs",
  bundle: true,
  minify: production,
  // A real import() would give a CommonJS file's exports as the default export.
  supported: { "dynamic-import": false },
  plugins: [
    vscodeOnce(),
    loadLater({
      "./commands/handlers": "./commands.js",
      "../api/createClient": "./api.js",
      "./serverPanels": "./panelHost.js",
      "./rowTooltip": "./tooltip.js",
      "./viewLines": "./lines.js",
      "./attemptFiles": "./orders.js",
      "./history/openHistory": "./history.js",
      "./newServerFollower": "./arrivals.js",
      "./links/afterStart": "./later.js",
      "../ui/showProblem": "./problems.js",
    }),
  ],
};

/** What the first request loads. */
const client = {
  ...extension,
  entryPoints: { api: "src/api/createClient.ts" },
  plugins: [loadLater({ "node-fetch": "./nodeFetch.js" })],
};

/** What is loaded later, with what needs it: docs/architecture.md has the table. */
const later = {
  ...extension,
  entryPoints: {
    commands: "src/commands/handlers.ts",
    panelHost: "src/panel/serverPanels.ts",
    tooltip: "src/tree/rowTooltip.ts",
    lines: "src/tree/viewLines.ts",
    orders: "src/sync/attemptFiles.ts",
    history: "src/history/openHistory.ts",
    arrivals: "src/create/newServerFollower.ts",
    later: "src/links/afterStart.ts",
    sentences: "src/ui/describeProblem.ts",
    problems: "src/ui/showProblem.ts",
  },
  // What several of them say is there once.
  plugins: [
    vscodeOnce(),
    loadLater({
      "./describeProblem": "./sentences.js",
      "../ui/describeProblem": "./sentences.js",
      "./showProblem": "./problems.js",
      "../../ui/describeProblem": "./sentences.js",
      "../ui/showProblem": "./problems.js",
      "../../ui/showProblem": "./problems.js",
    }),
  ],
};

/** Replaces what node-fetch brings for versions of Node that lack it; a third of its size. */
const useNodesOwn = {
  name: "use-nodes-own",
  setup(build) {
    build.onResolve({ filter: /^(fetch-blob|formdata-polyfill)(\/|$)/ }, ({ path }) => ({
      path,
      namespace: "nodes-own",
    }));
    build.onLoad({ filter: /.*/, namespace: "nodes-own" }, () => ({
      contents: "module.exports = { __esModule: true, default: Blob, Blob, File, FormData };",
    }));
  },
};

/** Of node-fetch only its function, without what Node has itself. */
const nodeFetch = {
  ...node,
  stdin: { contents: 'export { default } from "node-fetch";', resolveDir: "." },
  outfile: "dist/nodeFetch.js",
  format: "cjs",
  bundle: true,
  minify: production,
  plugins: [useNodesOwn],
};

/** What a terminal runs, in a Node of its own. */
const terminal = {
  ...node,
  entryPoints: { ssh: "src/terminal/main.ts" },
  outdir: "dist",
  format: "cjs",
  bundle: true,
  minify: production,
};

/** The details panel's page; its styles go to dist/panel.css. */
const panel = {
  entryPoints: { panel: "src/webview/main.ts" },
  outdir: "dist",
  platform: "browser",
  target: "chrome128",
  format: "iife",
  bundle: true,
  minify: production,
  sourcemap: !production,
  logLevel: "warning",
  loader: { ".svg": "text" },
};

/** Runs inside the extension host of a real VS Code, which loads CommonJS. */
async function hostTests() {
  return {
    ...node,
    entryPoints: [...(await hostEntries("host")), ...(await hostEntries("faults"))],
    outdir: "out",
    outbase: ".",
    format: "cjs",
    bundle: true,
    external: ["vscode", "mocha", "web-streams-polyfill"],
  };
}

/** The extension that executes commands for the tests in the windows that they drive. */
const companion = {
  ...node,
  entryPoints: ["test/vscode/companion/extension.ts", "test/vscode/companion/package.json"],
  outdir: "out/test/vscode/companion",
  format: "cjs",
  bundle: true,
  external: ["vscode"],
  loader: { ".json": "copy" },
};

async function hostEntries(layer) {
  const folder = `test/${layer}`;
  return [`${folder}/index.ts`, ...(await filesBelow(folder, ".test.ts"))];
}

/** Runs in plain Node: unit, ui and package tests, the simulator, the demo. */
async function nodeTools() {
  const tests = await Promise.all(
    ["test/unit", "test/ui", "test/package"].map((folder) => filesBelow(folder, ".test.ts")),
  );
  return {
    ...node,
    entryPoints: [
      ...tests.flat().filter((file) => !isPageTest(file)),
      ...(await filesBelow("scripts", ".ts")).filter((file) => !isPageTest(file)),
      ...(await filesBelow("test/vscode/programs", ".ts")),
    ],
    outdir: "out",
    outbase: ".",
    outExtension: { ".js": ".mjs" },
    format: "esm",
    bundle: true,
    splitting: true,
    packages: "external",
  };
}

/** What shows the panel's page by itself, with the panel's own sentences but without VS Code. */
async function pageTests() {
  return {
    ...(await nodeTools()),
    entryPoints: [...(await filesBelow("test/ui/page", ".test.ts")), picturesOfPage],
    alias: { vscode: "./test/ui/page/vscodeSentences.ts" },
  };
}

const picturesOfPage = "scripts/pictures.ts";

const isPageTest = (file) =>
  file === picturesOfPage || file.replaceAll("\\", "/").startsWith("test/ui/page/");

async function filesBelow(folder, ending) {
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  return files.filter((file) => file.endsWith(ending)).map((file) => `${folder}/${file}`);
}

/** Leaves a module out of the bundle and refers to the file that contains it. */
function loadLater(files) {
  return {
    name: "load-later",
    setup(build) {
      for (const [module, path] of Object.entries(files)) {
        const filter = new RegExp(`^${module.replaceAll(".", "\\.")}$`);
        build.onResolve({ filter }, () => ({ path, external: true }));
      }
    },
  };
}

/**
 * esbuild copies the names of what it imports for each file that does, and VS Code has 250: 3 ms of
 * every start. An object that has them from its prototype has none to copy.
 */
function vscodeOnce() {
  return {
    name: "vscode-once",
    setup(build) {
      build.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
        namespace === "once"
          ? { path: "vscode", external: true }
          : { path: "vscode", namespace: "once" },
      );
      build.onLoad({ filter: /./, namespace: "once" }, () => ({
        contents: 'module.exports = Object.create(require("vscode"));',
      }));
    },
  };
}

/** The lines that the "$esbuild-watch" problem matcher of VS Code waits for. */
const announceBuilds = {
  name: "announce-builds",
  setup(build) {
    build.onStart(() => console.log("[watch] build started"));
    build.onEnd((result) => {
      for (const { text, location } of result.errors) {
        console.error(`✘ [ERROR] ${text}`);
        if (location) {
          console.error(`    ${location.file}:${location.line}:${location.column}:`);
        }
      }
      console.log("[watch] build finished");
    });
  },
};

const builds = production
  ? [extension, client, later, nodeFetch, terminal, panel]
  : [
      extension,
      client,
      later,
      nodeFetch,
      terminal,
      panel,
      companion,
      await hostTests(),
      await nodeTools(),
      await pageTests(),
    ];
if (watch) {
  for (const options of builds) {
    const context = await esbuild.context({
      ...options,
      plugins: [...(options.plugins ?? []), announceBuilds],
    });
    await context.watch();
  }
} else {
  await rm("dist", { recursive: true, force: true });
  const results = await Promise.all(
    builds.map((options) => esbuild.build({ ...options, metafile: true })),
  );
  await keepMetafiles(results);
  await removeStale(results.flatMap(({ metafile }) => Object.keys(metafile.outputs)));
}

/** For the tests of what ships: which modules make a file as large as it is. */
async function keepMetafiles(results) {
  if (production) {
    const outputs = Object.assign({}, ...results.map(({ metafile }) => metafile.outputs));
    await mkdir("out", { recursive: true });
    await writeFile("out/shipped.json", JSON.stringify(outputs));
  }
}

/**
 * Test files that no longer exist must not run; what a running test or demo uses stays in place.
 */
async function removeStale(written) {
  if (production) {
    return;
  }
  for (const file of await filesBelow("out", "")) {
    if (/\.m?js(\.map)?$/.test(file) && !written.includes(file.replaceAll("\\", "/"))) {
      await rm(file, { force: true });
    }
  }
}
