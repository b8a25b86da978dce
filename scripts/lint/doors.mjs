// The rule of ESLint that keeps each of these things to one door.
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const browser = /^src\/webview\//;

/** What is done in one place, the files where that is, and how it looks elsewhere. */
const doors = [
  {
    files: ["src/commands/registerCommands.ts"],
    selectors: ["CallExpression[callee.property.name='registerCommand']"],
    message: "Commands are registered in src/commands/registerCommands.ts alone.",
  },
  {
    files: ["src/ui/contextKeys.ts"],
    selectors: ["Literal[value='setContext']"],
    message: "Context keys are set in src/ui/contextKeys.ts alone.",
  },
  {
    files: ["src/ui/notifier.ts"],
    selectors: ["MemberExpression[property.name=/^show(Information|Warning|Error)Message$/]"],
    message: "Messages are shown by src/ui/notifier.ts alone.",
  },
  {
    files: ["src/ui/runCommand.ts"],
    selectors: [
      "CallExpression[callee.property.name='executeCommand']:not([arguments.0.type='Literal'])",
    ],
    message: "The extension's own commands are run by src/ui/runCommand.ts alone.",
  },
  {
    files: [
      "src/core/base/commandIds.ts",
      "src/core/base/manifestIds.ts",
      // The key of a secret, which the manifest does not know.
      "src/auth/accountStore.ts",
    ],
    selectors: [
      "Literal[value=/^vps\\.[a-zA-Z]/]",
      "TemplateElement:first-child[value.raw=/^vps\\.[a-zA-Z]/]",
    ],
    message:
      "Ids of the manifest stand in src/core/base/commandIds.ts and manifestIds.ts: import them.",
  },
  {
    files: ["src/core/base/parseUrl.ts", browser],
    selectors: ["MemberExpression[object.name='URL'][property.name='canParse']"],
    message:
      "Addresses are parsed by src/core/base/parseUrl.ts, since URL.canParse errs in Node 20.",
  },
  {
    // It tries out the language before anything else of the page is loaded.
    files: ["src/webview/validLanguage.ts"],
    selectors: ["NewExpression[callee.object.name='Intl']:not(:function NewExpression)"],
    message: "This is costly, and here it is paid when the module is loaded: make it when needed.",
  },
];

export const oneDoorRule = {
  meta: { type: "problem", schema: [] },
  create(context) {
    const path = relative(root, context.filename).split(sep).join("/");
    const isDoor = (file) => (typeof file === "string" ? file === path : file.test(path));
    return Object.fromEntries(
      doors
        .filter(({ files }) => !files.some(isDoor))
        .flatMap(({ selectors, message }) =>
          selectors.map((selector) => [
            selector,
            (node) => {
              context.report({ node, message });
            },
          ]),
        ),
    );
  },
};
