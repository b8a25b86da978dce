// The rules of ESLint that hold what may import what: made from importRules.json.
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const rules = JSON.parse(readFileSync(join(root, "scripts/lint/importRules.json"), "utf8"));
const folders = Object.keys(rules);
// The longest first: a folder in another one has a line of its own.
const byLength = [...folders].sort((a, b) => b.length - a.length);

for (const [index, folder] of folders.entries()) {
  const later = folders.slice(index).find((other) => mayImport(folder, other) && other !== folder);
  if (later) {
    throw new Error(`importRules.json: ${folder} stands above ${later}, so it must not import it.`);
  }
}

/** A folder imports itself and what its line names; "core/*" names the folders in core. */
function mayImport(folder, other) {
  return (
    folder === other ||
    rules[folder].folders.some((named) =>
      named.endsWith("/*") ? other.startsWith(named.slice(0, -1)) : named === other,
    )
  );
}

/** The line of importRules.json that a path of src falls under. */
function folderOf(path) {
  return byLength.find((folder) => path === folder || path.startsWith(`${folder}/`));
}

const pathIn = (folder, file) => relative(join(root, folder), file).split(sep).join("/");

export const mayImportRule = {
  meta: { type: "problem", schema: [] },
  create(context) {
    const folder = folderOf(pathIn("src", context.filename));
    return eachImport((node, name) => {
      const message = folder
        ? faultOf(folder, context.filename, name)
        : "This folder has no line in scripts/lint/importRules.json.";
      if (message) {
        context.report({ node, message });
      }
    });
  },
};

function faultOf(folder, file, name) {
  if (!name.startsWith(".")) {
    const wanted = name.startsWith("node:") ? "node:*" : packageOf(name);
    return rules[folder].packages.includes(wanted)
      ? undefined
      : `src/${folder} may not import ${wanted} (CONTRIBUTING.md).`;
  }
  const target = join(dirname(file), name);
  if (rules[folder].folders.includes(pathIn(".", target))) {
    return undefined;
  }
  const other = folderOf(pathIn("src", `${target}.ts`)) ?? folderOf(pathIn("src", target));
  return other && mayImport(folder, other)
    ? undefined
    : `src/${folder} may not import ${other ? `src/${other}` : pathIn(".", target)} (CONTRIBUTING.md).`;
}

function packageOf(name) {
  return name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");
}

export const noCirclesRule = {
  meta: { type: "problem", schema: [] },
  create(context) {
    const { filename } = context;
    return eachImport((node, name) => {
      const target = fileOf(filename, name);
      const way = target && wayBetween(target, filename, new Set());
      if (way) {
        const names = [filename, ...way].map((file) => pathIn("src", file));
        context.report({ node, message: `This import closes a circle: ${names.join(" → ")}.` });
      }
    });
  },
};

/** The files from one to the other, each of which imports the next. */
function wayBetween(from, to, seen) {
  if (from === to) {
    return [to];
  }
  seen.add(from);
  for (const next of importsOf(from)) {
    const way = seen.has(next) ? undefined : wayBetween(next, to, seen);
    if (way) {
      return [from, ...way];
    }
  }
  return undefined;
}

const known = new Map();

function importsOf(file) {
  const { mtimeMs } = statSync(file);
  const entry = known.get(file);
  if (entry?.mtimeMs === mtimeMs) {
    return entry.imports;
  }
  const names = readFileSync(file, "utf8").matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]*)"/g);
  const imports = [...names].map(([, name]) => fileOf(file, name)).filter(Boolean);
  known.set(file, { mtimeMs, imports });
  return imports;
}

function fileOf(importer, name) {
  const path = `${join(dirname(importer), name)}.ts`;
  return name.startsWith(".") && existsSync(path) ? path : undefined;
}

/** Calls back for every import and re-export of a file, of types too. */
function eachImport(visit) {
  const visitSource = (node) => {
    const source = node.source ?? node.argument;
    const literal = source?.type === "TSLiteralType" ? source.literal : source;
    if (typeof literal?.value === "string") {
      visit(literal, literal.value);
    }
  };
  return {
    ImportDeclaration: visitSource,
    ExportNamedDeclaration: visitSource,
    ExportAllDeclaration: visitSource,
    ImportExpression: visitSource,
    TSImportType: visitSource,
  };
}
