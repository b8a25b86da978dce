// node scripts/run.mjs NAME [ARGUMENT…]
// Runs one of the project's scripts, after installing and building what it needs. It uses
// only Node, so that it works in a fresh clone.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const [name, ...args] = process.argv.slice(2);
const running = new Set();

// The terminal sends Ctrl+C to the child too; this process waits for the child to end by itself.
process.on("SIGINT", () => undefined);
for (const signal of ["SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    for (const one of running) {
      one.kill(signal);
    }
  });
}

process.exitCode = await main();

async function main() {
  if (!name) {
    console.error("Usage: node scripts/run.mjs NAME [ARGUMENT…]");
    return 2;
  }
  const installed = await install();
  if (installed !== 0) {
    return installed;
  }
  switch (name) {
    case "check":
      return check();
    case "l10n":
      return tool("@vscode/l10n-dev/dist/cli.js", "export", "--outDir", "l10n", "src");
    default:
      return (await node("esbuild.mjs")) || (await node(`out/scripts/${name}.mjs`, ...args));
  }
}

async function install() {
  if (packagesAreThere()) {
    return 0;
  }
  const start = Date.now();
  console.log("• Installing packages (npm ci)…");
  const npm = process.env.npm_execpath;
  const words = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const code = npm?.endsWith("npm-cli.js")
    ? await node(npm, ...words)
    : await run("npm", words, { shell: process.platform === "win32" });
  if (code === 0) {
    console.log(`• Installing packages: done in ${((Date.now() - start) / 1000).toFixed(1)} s`);
  }
  return code;
}

/** Compares what npm recorded after its last install with what the project requires. */
function packagesAreThere() {
  const record = join(modules, ".package-lock.json");
  if (!existsSync(record)) {
    return false;
  }
  const packages = (file) => JSON.parse(readFileSync(file, "utf8")).packages;
  const there = packages(record);
  return Object.entries(packages(join(root, "package-lock.json"))).every(
    ([path, wanted]) =>
      path === "" ||
      (there[path] ? there[path].version === wanted.version : Boolean(wanted.optional)),
  );
}

/** Lint takes as long as all else together, so that runs beside it. */
async function check() {
  const failedBySide = await Promise.all([
    inTurn([["lint", "eslint/bin/eslint.js", "."]]),
    inTurn([
      ["format", "prettier/bin/prettier.cjs", "--check", "--log-level=warn", "."],
      ["unused code", "knip/bin/knip.js", "--no-progress"],
      ["types", "typescript/bin/tsc", "-p", "tsconfig.json"],
      ["types of the panel", "typescript/bin/tsc", "-p", "src/webview"],
    ]),
  ]);
  const failed = failedBySide.flat();
  if (failed.length > 0) {
    console.error(`Failed: ${failed.join(", ")}`);
  }
  return failed.length > 0 ? 1 : 0;
}

/** The titles of the steps that fail. What each prints stays together. */
async function inTurn(steps) {
  const failed = [];
  for (const [title, path, ...words] of steps) {
    const start = Date.now();
    let output = "";
    const code = await run(process.execPath, [join(modules, path), ...words], {
      stdio: ["ignore", "pipe", "pipe"],
      onOutput: (more) => (output += more),
    });
    const took = `(${((Date.now() - start) / 1000).toFixed(1)} s)`;
    console.log(`${output}${code === 0 ? "✔" : "✘"} ${title} ${took}`);
    if (code !== 0) {
      failed.push(title);
    }
  }
  return failed;
}

function tool(path, ...words) {
  return node(join(modules, path), ...words);
}

function node(file, ...words) {
  return run(process.execPath, [file, ...words]);
}

function run(file, words, { onOutput, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, words, { cwd: root, stdio: "inherit", ...options });
    const end = (code) => {
      running.delete(child);
      resolve(code);
    };
    running.add(child);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", onOutput);
    }
    child.on("error", (error) => {
      console.error(error.message);
      end(1);
    });
    // A shell reports the end by a signal as 128 and the signal's number.
    child.on("close", (code, signal) => end(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}
