import * as vscode from "vscode";
import { extensionId } from "../../core/base/manifestIds";
import type { Server } from "../../core/servers/server";
import { refOf, type ServerStore, type ServerView } from "../../core/servers/serverStore";
import { snippetArgs, type Snippet } from "../../core/servers/snippets";
import {
  waitForPort,
  type PortState,
  type PortWait,
  type ProbePort,
} from "../../core/servers/portWait";
import { sshTarget, type ReachableTarget, type SshSettings } from "../../core/servers/sshTarget";
import type { Notifier } from "../../ui/notifier";
import { runOnServer } from "../../ui/runCommand";
import type { UserStorage } from "../../files/replaceText";
import { oldKeyTexts } from "./hostKeyTexts";
import { describeSshFault, sshFaultButtons } from "./sshMessages";
import { calledAmong } from "../choice/calledAmong";
import { chooseServer } from "../choice/chooseServers";
import type { SshMemory } from "./sshMemory";
import { sshMeanings } from "./sshMeanings";
import { sshPlace } from "./sshPlace";
import { showSshTerminal } from "./showSshTerminal";
import { startAndConnect } from "./startAndConnect";

export interface OpenTerminalDependencies {
  readonly store: ServerStore;
  readonly notifier: Notifier;
  readonly ssh: SshMemory;
  readonly storage: UserStorage;
  readonly probe: ProbePort;
  readonly clock: PortWait["clock"];
}

/** States in which a server's ssh does not respond yet, but soon will. */
const comesUp: ReadonlySet<string> = new Set(["provisioning", "starting", "rebooting"]);

/** Starts the system's ssh in a terminal, as a program with arguments and never through a shell. */
export async function openTerminal(
  clicked: unknown,
  dependencies: OpenTerminalDependencies,
): Promise<void> {
  const { store, notifier, ssh } = dependencies;
  const chosen = await chooseServer(clicked, {
    store,
    applies: ({ ipv4, ipv6 }) => ipv4 !== undefined || ipv6 !== undefined,
    title: vscode.l10n.t("Connect in Terminal"),
    placeHolder: vscode.l10n.t("Select a server to connect to"),
    nothingToPick: vscode.l10n.t("No server has an IP address yet."),
    notifier,
  });
  if (!chosen || !targetOf(chosen.server, ssh.settingsOf(chosen.ref), notifier)) {
    return;
  }
  const { ref, server } = chosen;
  const way = { ...dependencies, isStarting: comesUp.has(server.status) };
  if (server.status !== "stopped") {
    connectTo(chosen, way);
    return;
  }
  notifier.warn(
    vscode.l10n.t("{0} is stopped. Start it before you connect.", calledAmong(server, store)),
    {
      label: vscode.l10n.t("Start and Connect"),
      run: () =>
        startAndConnect({
          ref,
          name: server.name,
          store,
          waitForPort: (view, signal) => waitForSsh(view, signal, dependencies),
          connect: (view, port) => {
            connectTo(view, { ...way, isStarting: port !== "open" });
          },
        }),
    },
    {
      label: vscode.l10n.t("Connect Anyway"),
      run: () => {
        connectTo(chosen, way);
      },
    },
  );
}

interface Way extends OpenTerminalDependencies {
  readonly isStarting: boolean;
  /** A command to run there, in place of a shell. */
  readonly snippet?: Snippet;
}

export function connectTo(
  view: ServerView,
  { store, notifier, isStarting, snippet, storage, ssh: memory }: Way,
): void {
  const { server } = view;
  const ref = refOf(view);
  const ssh = memory.settingsOf(ref);
  const target = targetOf(server, ssh, notifier);
  if (!target) {
    return;
  }
  const called = calledAmong(server, store);
  const extension = vscode.extensions.getExtension(extensionId);
  const attempt = { server, host: target.host, ssh, platform: process.platform };
  showSshTerminal({
    name: snippet ? `${called}: ${snippet.name}` : called,
    args: snippet ? snippetArgs(target, snippet.command) : target.args,
    isCommand: snippet !== undefined,
    failures: sshMeanings(attempt),
    oldKey: oldKeyTexts(attempt),
    storage,
    place: sshPlace(vscode.env.remoteName, extension?.extensionKind),
    isStarting,
    extensionPath: extension?.extensionPath ?? "",
    staysOpen: isNodeForTerminals(process.platform, process.versions),
    notifier,
    // With the settings as they are then.
    connectAgain: () => runOnServer("openTerminal", ref),
  });
}

function waitForSsh(
  view: ServerView,
  signal: AbortSignal,
  { ssh, probe, clock }: OpenTerminalDependencies,
): Promise<PortState> {
  const options = ssh.settingsOf(refOf(view));
  const target = sshTarget(view.server, options);
  return target.ok
    ? waitForPort({ host: target.host, port: options.port, probe, clock, signal })
    : Promise.resolve("silent");
}

/** Undefined, with the reason said, if there is no way to the server. */
function targetOf(
  server: Server,
  ssh: SshSettings,
  notifier: Notifier,
): ReachableTarget | undefined {
  const target = sshTarget(server, ssh);
  if (target.ok) {
    return target;
  }
  notifier.warn(describeSshFault(server.name, target.fault), ...sshFaultButtons(target.fault));
  return undefined;
}

/**
 * Whether VS Code's own Node can run in a terminal. On Windows the program of the desktop is one
 * without a console, so it can't.
 */
export function isNodeForTerminals(
  platform: NodeJS.Platform,
  versions: Readonly<Record<string, string | undefined>>,
): boolean {
  return platform !== "win32" || versions.electron === undefined;
}
