import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

const vscodeStaysOut = {
  name: "vscode",
  message: "This folder runs without VS Code. Take what you need by argument (CONTRIBUTING.md).",
};

/** Forbids imports in a folder; each folder's whole list stands in CONTRIBUTING.md. */
function forbid(files, { paths = [], patterns = [] }) {
  return { files, rules: { "no-restricted-imports": ["error", { paths, patterns }] } };
}

const notFrom = (folder, reason) => ({ group: [`**/${folder}/*`], message: reason });

export default tseslint.config(
  { ignores: ["dist/", "out/", "node_modules/"] },
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.mjs", "scripts/*.mjs"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "max-lines": ["error", { max: 300 }],
      "no-console": "error",
      curly: "error",
      eqeqeq: "error",
    },
  },
  forbid(["src/core/**"], {
    paths: [vscodeStaysOut],
    patterns: [
      notFrom("api", "core knows no wire format and no network."),
      { group: ["node:*", "node-fetch", "valibot"], message: "core is pure: no I/O, no parsing." },
      ...["auth", "commands", "panel", "tree", "ui", "webview"].map((folder) =>
        notFrom(folder, "core is imported by the others, never the other way round."),
      ),
    ],
  }),
  forbid(["src/api/**"], {
    paths: [vscodeStaysOut],
    patterns: ["auth", "commands", "panel", "tree", "ui", "webview"].map((folder) =>
      notFrom(folder, "api imports only core."),
    ),
  }),
  forbid(["src/shared/**"], {
    paths: [vscodeStaysOut],
    patterns: ["api", "auth", "commands", "panel", "tree", "ui", "webview"].map((folder) =>
      notFrom(folder, "shared imports only core."),
    ),
  }),
  forbid(["src/webview/**"], {
    paths: [vscodeStaysOut],
    patterns: [
      { group: ["node:*"], message: "The panel runs in a browser." },
      ...["api", "auth", "commands", "panel", "tree", "ui"].map((folder) =>
        notFrom(folder, "The panel knows only core and shared."),
      ),
    ],
  }),
  forbid(["src/tree/**", "src/ui/**"], {
    patterns: ["auth", "commands", "panel"].map((folder) =>
      notFrom(folder, "tree and ui draw; commands act."),
    ),
  }),
  {
    files: ["src/**"],
    ignores: ["src/ui/contextKeys.ts", "src/commands/registerCommands.ts", "src/ui/notifier.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "CallExpression[callee.property.name='registerCommand']",
          message: "Commands are registered in src/commands/registerCommands.ts alone.",
        },
        {
          selector: "Literal[value='setContext']",
          message: "Context keys are set in src/ui/contextKeys.ts alone.",
        },
        {
          selector:
            "CallExpression[callee.property.name=/^show(Information|Warning|Error)Message$/]",
          message: "Messages are shown by src/ui/notifier.ts alone.",
        },
      ],
    },
  },
  {
    files: ["test/**", "scripts/**", "*.mjs"],
    rules: { "no-console": "off" },
  },
  {
    files: ["**/*.mjs"],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { globals: { console: "readonly", process: "readonly" } },
  },
);
