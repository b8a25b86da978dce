/** Variables by which a VS Code that this runs in would reach into the one that we start. */
const foreign = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|NODE_INSPECT|NODE_V8_COVERAGE$)/;

export function serverEnvironment(
  own: Readonly<Record<string, string>> = {},
  inherited: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const kept = Object.entries(inherited).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(kept), ...own };
}
