import { mkdir, writeFile } from "node:fs/promises";
import { get } from "node:http";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { addressVariable } from "./companion/protocol";
import { fewBuiltinExtensions } from "./builtinExtensions";
import { freePort } from "./freePort";
import { startGuarded, type GuardedProgram } from "./guardedProgram";
import { installUnpacked, installVsix } from "./installExtension";
import type { NpmVscode } from "./npmVscode";
import { vscodeEnvironment } from "./testEnvironment";
import { temporaryFolder } from "./temporaryFolder";
import { calmSettings, type Settings } from "./userSettings";

export interface ServerOptions {
  readonly settings?: Settings;
  /** Variables for the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** What is installed in it: folders of unpacked extensions, or packed ones (".vsix"). */
  readonly extensions?: readonly string[];
  /** Lets the address name test modules, and the page tell when the workbench is restored. */
  readonly testDriver?: boolean;
  /** Only those of VS Code's own extensions that tests see; else all, as a person has them. */
  readonly fewBuiltins?: boolean;
  /** Every folder counts as trusted; on unless a test looks at Restricted Mode. */
  readonly trusted?: boolean;
  readonly port?: number;
}

export interface VscodeServer {
  /** Address of the workbench, with a slash at its end. */
  readonly url: string;
  readonly port: number;
  /** Holds data, logs, extensions, and an empty folder to open; removed by stop(). */
  readonly folder: string;
  readonly userDataFolder: string;
  readonly logsFolder: string;
  readonly extensionsFolder: string;
  readonly workspaceFolder: string;
  /** Where the tests' companion extension says how to reach it, if it is installed. */
  readonly companionFile: string;
  /** True if VS Code's own driver of its smoke tests is in the page. */
  readonly hasTestDriver: boolean;
  /** Its last output, for a message about a failure. */
  output(): string;
  /** Settles when it ends, by itself or by stop(). */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const startsWithinMs = 60_000;

/** Keeps it from asking a shop of extensions on the internet for updates. */
const noGallery = { EXTENSIONS_GALLERY: "{}" };

/** Starts a VS Code server on loopback; nothing of it outlives this process. */
export async function startVscodeServer(
  vscode: NpmVscode,
  options: ServerOptions = {},
): Promise<VscodeServer> {
  const temporary = await temporaryFolder("vps-vscode-");
  const folder = temporary.path;
  const extensionsFolder = join(folder, "extensions");
  const userDataFolder = join(folder, "data");
  const workspaceFolder = join(folder, "workspace");
  const companionFile = join(folder, "companion.json");
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}/`;
  let program: GuardedProgram | undefined;
  try {
    await mkdir(workspaceFolder);
    await mkdir(extensionsFolder);
    await writeSettings(userDataFolder, options.settings ?? calmSettings);
    const isPacked = (source: string) => source.endsWith(".vsix");
    const extensions = options.extensions ?? [];
    // Installing a package writes down which extensions there are; what comes later counts as none.
    for (const source of extensions.filter((source) => !isPacked(source))) {
      await installUnpacked(source, extensionsFolder);
    }
    for (const source of extensions.filter(isPacked)) {
      await installVsix(vscode, source, folder, extensionsFolder);
    }
    const builtins = join(folder, "builtin-extensions");
    if (options.fewBuiltins) {
      await fewBuiltinExtensions(vscode.builtinExtensionsFolder, builtins);
    }
    const args = [
      vscode.serverProgram,
      ...["--host", "127.0.0.1", "--port", String(port)],
      ...["--server-data-dir", folder, "--extensions-dir", extensionsFolder],
      "--without-connection-token",
      "--accept-server-license-terms",
      "--disable-telemetry",
      ...(options.trusted === false ? [] : ["--disable-workspace-trust"]),
      ...(options.fewBuiltins ? ["--builtin-extensions-dir", builtins] : []),
      ...(options.testDriver ? ["--enable-smoke-test-driver"] : []),
    ];
    program = startGuarded(
      folder,
      vscode.node,
      args,
      vscodeEnvironment({ ...noGallery, [addressVariable]: companionFile, ...options.env }),
    );
    await untilItAnswers(url, program);
  } catch (error) {
    await program?.stop();
    await temporary.remove();
    throw error;
  }
  const logsFolder = join(userDataFolder, "logs");
  const paths = {
    folder,
    userDataFolder,
    logsFolder,
    extensionsFolder,
    workspaceFolder,
    companionFile,
  };
  const hasTestDriver = options.testDriver ?? false;
  return { url, port, hasTestDriver, ...paths, ...program };
}

async function writeSettings(userDataFolder: string, settings: Settings): Promise<void> {
  const user = join(userDataFolder, "User");
  await mkdir(user, { recursive: true });
  await writeFile(join(user, "settings.json"), JSON.stringify(settings, undefined, 2));
}

async function untilItAnswers(url: string, program: GuardedProgram): Promise<void> {
  const deadline = Date.now() + startsWithinMs;
  for (;;) {
    if (await answers(`${url}version`)) {
      return;
    }
    if (program.process.exitCode !== null || Date.now() > deadline) {
      throw new Error(`VS Code did not start:\n${program.output()}`);
    }
    await wait(50);
  }
}

/** Asks without Node's shared agent, which the user may have sent through a proxy. */
function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on("error", () => {
      resolve(false);
    });
  });
}
