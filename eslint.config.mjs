import eslint from "@eslint/js";
import tseslint from "typescript-eslint";
import { oneDoorRule } from "./scripts/lint/doors.mjs";
import { mayImportRule, noCirclesRule } from "./scripts/lint/imports.mjs";
import { portsRule } from "./scripts/lint/ports.mjs";

export default tseslint.config(
  { ignores: ["dist/", "out/", "node_modules/"] },
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.mjs", "scripts/*.mjs", "scripts/lint/*.mjs"] },
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
  {
    files: ["src/**/*.ts"],
    plugins: {
      house: {
        rules: {
          "may-import": mayImportRule,
          "no-circles": noCirclesRule,
          "one-door": oneDoorRule,
          ports: portsRule,
        },
      },
    },
    rules: {
      "house/may-import": "error",
      "house/no-circles": "error",
      "house/one-door": "error",
      "house/ports": "error",
    },
  },
  {
    files: ["test/**", "scripts/**", "*.mjs"],
    rules: { "no-console": "off" },
  },
  {
    // What runs inside the extension host has no keyboard, and presses the buttons of messages.
    files: ["test/**/*.ts", "scripts/**/*.ts"],
    ignores: [
      "test/vscode/workbench/keyboard.ts",
      "test/host/**",
      "test/faults/**",
      "test/fakes/**",
    ],
    rules: {
      "no-restricted-syntax": [
        "error",
        ...[
          "MemberExpression[property.name='keyboard']",
          "ObjectPattern > Property[key.name='keyboard']",
          "CallExpression[callee.property.name='pressSequentially']",
          // A locator's press has no second argument, or one with a time limit.
          "CallExpression[callee.property.name='press'][arguments.length<2]",
          "CallExpression[callee.property.name='press'] > ObjectExpression > Property[key.name='timeout']",
        ].map((selector) => ({
          selector,
          message:
            "Keys are pressed by test/vscode/workbench/keyboard.ts alone, which proves them.",
        })),
      ],
    },
  },
  {
    files: ["**/*.mjs"],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { globals: { console: "readonly", process: "readonly" } },
  },
);
