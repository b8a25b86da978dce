import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Opens a web view that says "There." */
export const openEmptyCommand = "bench.openEmpty";

const manifest = {
  publisher: "vps-org-bench",
  name: "empty",
  displayName: "Empty",
  version: "1.0.0",
  engines: { vscode: "^1.100.0" },
  main: "./extension.js",
  activationEvents: [`onCommand:${openEmptyCommand}`],
};

const program = `const vscode = require("vscode");
exports.activate = () => {
  vscode.commands.registerCommand(${JSON.stringify(openEmptyCommand)}, () => {
    const panel = vscode.window.createWebviewPanel("empty", "Empty", vscode.ViewColumn.One);
    panel.webview.html = "<!doctype html><h1>There.</h1>";
  });
};
`;

/** Writes the least that an extension can be, against which VS Code's own figures are read. */
export async function writeEmptyExtension(parent: string): Promise<string> {
  const folder = join(parent, "empty");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  await writeFile(join(folder, "extension.js"), program);
  return folder;
}
