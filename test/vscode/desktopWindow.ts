import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "./projectRoot";
import { vscodeEnvironment } from "./testEnvironment";
import { temporaryFolder } from "./temporaryFolder";
import type { Settings } from "./userSettings";

export interface DesktopWindow {
  /** Settles when the person closes the window. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Opens the extension in the installed desktop VS Code, with a profile of its own. */
export async function openDesktopWindow(
  settings: Settings,
  env: Readonly<Record<string, string>>,
): Promise<DesktopWindow> {
  const folder = await temporaryFolder("vps-demo-");
  const data = join(folder.path, "data");
  await mkdir(join(data, "User"), { recursive: true });
  await writeFile(join(data, "User", "settings.json"), JSON.stringify(settings));
  const args = [
    ...["--new-window", "--wait", "--disable-workspace-trust", "--skip-release-notes"],
    `--user-data-dir=${data}`,
    `--extensions-dir=${join(folder.path, "extensions")}`,
    `--extensionDevelopmentPath=${projectRoot}`,
  ];
  const windows = process.platform === "win32";
  const program = process.env.VPS_TEST_VSCODE ?? "code";
  const child = spawn(
    windows ? `"${program}"` : program,
    windows ? args.map((arg) => `"${arg}"`) : args,
    { env: vscodeEnvironment(env), stdio: "ignore", shell: windows },
  );
  const ended = once(child, "exit").then(
    () => undefined,
    () => {
      throw new Error(`"${program}" does not start. Install VS Code's "code" command.`);
    },
  );
  ended.catch(() => undefined);
  return {
    ended,
    stop: async () => {
      await endMainProcess(data);
      child.kill();
      await ended.catch(() => undefined);
      await folder.remove();
    },
  };
}

/** The command only asks another process, the editor; that one writes its number down. */
async function endMainProcess(data: string): Promise<void> {
  const pid = Number(await readFile(join(data, "code.lock"), "utf8").catch(() => ""));
  if (pid > 0) {
    try {
      process.kill(pid);
    } catch {
      // The person closed it.
    }
  }
}
