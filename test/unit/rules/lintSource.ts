import { join } from "node:path";
import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { projectRoot } from "../../vscode/projectRoot";

/** The project's own configuration without the rules that need types, which cost seconds a file. */
const eslint = new ESLint({
  cwd: projectRoot,
  overrideConfig: [tseslint.configs.disableTypeChecked],
});

export interface Finding {
  readonly rule: string;
  readonly line: number;
  readonly message: string;
}

/** What the house's rules say of a text, were it the file of src. */
export async function lintSource(file: string, text: string): Promise<readonly Finding[]> {
  const [result] = await eslint.lintText(text, { filePath: join(projectRoot, "src", file) });
  return (result?.messages ?? [])
    .map(({ ruleId, line, message }) => ({ rule: ruleId ?? "fatal", line, message }))
    .filter(({ rule }) => rule === "fatal" || rule.startsWith("house/"));
}
