// The rule of ESLint that lets time, chance, disk and network in by named files alone, so that tests
// can bring their own world. ports.json has the list; CONTRIBUTING.md shows it.
import { readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const ports = JSON.parse(readFileSync(join(root, "scripts/lint/ports.json"), "utf8"));
const wholes = new Set(["globalThis", "global", "window", "self"]);

export const portsRule = {
  meta: { type: "problem", schema: [] },
  create(context) {
    const path = relative(root, context.filename).split(sep).join("/");
    const closed = ports.filter(({ files }) => !files.includes(path));
    const report = (node, { what, files }) => {
      context.report({ node, message: `${what} comes in by ${files.join(" and ")} alone.` });
    };
    /** A name that nothing in the file declares, or one taken from the global object. */
    function checkGlobal(node, name) {
      for (const port of closed.filter((one) => one.globals?.includes(name))) {
        report(node, port);
      }
      for (const port of closed.filter((one) => one.members?.[name])) {
        if (takes(node, port.members[name])) {
          report(node, port);
        }
      }
    }
    function checkModule(node, source, names) {
      for (const port of ports.filter(({ real }) => names.some((name) => real.includes(name)))) {
        if (![...port.files, ...port.edges].includes(path)) {
          context.report({
            node,
            message: `${port.what} is handed in, from ${port.edges.join(", ")}.`,
          });
        }
      }
      for (const port of closed) {
        const kept = port.modules?.[source.replace(/^node:/, "")];
        if (kept && (kept === "*" || names.some((name) => name === "*" || kept.includes(name)))) {
          report(node, port);
        }
      }
    }
    return {
      "Program:exit"() {
        const { globalScope } = context.sourceCode.scopeManager;
        const known = globalScope.variables.flatMap(({ defs, references }) =>
          defs.length === 0 ? references : [],
        );
        for (const { identifier, isValueReference } of [...globalScope.through, ...known]) {
          if (isValueReference === false) {
            continue;
          }
          checkGlobal(identifier, identifier.name);
          if (wholes.has(identifier.name)) {
            const { parent } = identifier;
            const name = parent.type === "MemberExpression" && nameOf(parent);
            if (name) {
              checkGlobal(parent, name);
            }
          }
        }
      },
      ImportDeclaration(node) {
        if (node.importKind !== "type") {
          const names = node.specifiers
            .filter(({ importKind }) => importKind !== "type")
            .map(({ imported }) => imported?.name ?? "*");
          checkModule(node, node.source.value, names);
        }
      },
      ImportExpression(node) {
        checkModule(node, String(node.source.value), ["*"]);
      },
      "CallExpression[callee.name='require']"(node) {
        checkModule(node, String(node.arguments[0]?.value), ["*"]);
      },
      "ExportNamedDeclaration[source]"(node) {
        checkModule(node, node.source.value, ["*"]);
      },
      ExportAllDeclaration(node) {
        checkModule(node, node.source.value, ["*"]);
      },
    };
  },
};

/** True for `Date.now`, and for a use that does not show which member it takes. */
function takes(node, members) {
  const { parent } = node;
  if (parent.type === "MemberExpression" && parent.object === node) {
    const name = nameOf(parent);
    return name === undefined || members.includes(name);
  }
  if (parent.type === "NewExpression" && parent.callee === node) {
    return members.includes("new()") && parent.arguments.length === 0;
  }
  if (parent.type === "CallExpression" && parent.callee === node) {
    return members.includes("()");
  }
  return parent.type !== "BinaryExpression";
}

function nameOf({ computed, property }) {
  return computed ? property.value : property.name;
}
