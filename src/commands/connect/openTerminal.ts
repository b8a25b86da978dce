import * as vscode from "vscode";
import { extensionId } from "../../core/base/manifestIds";
import type { Server } from "../../core/servers/server";
import { refOf, type ServerStore, type ServerView } from "../../core/servers/serverStore";
import { snippetArgs, type Snippet } from "../../core/servers/snippets";
import { sshTarget, type ReachableTarget } from "../../core/servers/sshTarget";
import type { Notifier } from "../../ui/notifier";
import { runOnServer } from "../../ui/runCommand";
import { settings } from "../../ui/settings";
import { describeSshFault, sshFaultButtons } from "./sshMessages";
import { chooseServer } from "../choice/chooseServers";
import { sshMeanings } from "./sshMeanings";
import { sshPlace } from "./sshPlace";
import { showSshTerminal } from "./showSshTerminal";
import { startAndConnect } from "./startAndConnect";

export interface OpenTerminalDependencies {
  readonly store: ServerStore;
  readonly notifier: Notifier;
}

/** States in which a server's ssh does not respond yet, but soon will. */
const comesUp: ReadonlySet<string> = new Set(["provisioning", "starting", "rebooting"]);

/** Starts the system's ssh in a terminal, as a program with arguments and never through a shell. */
export async function openTerminal(
  clicked: unknown,
  { store, notifier }: OpenTerminalDependencies,
): Promise<void> {
  const chosen = await chooseServer(clicked, {
    store,
    applies: ({ ipv4, ipv6 }) => ipv4 !== undefined || ipv6 !== undefined,
    title: vscode.l10n.t("Connect in Terminal"),
    placeHolder: vscode.l10n.t("Select a server to connect to"),
    nothingToPick: vscode.l10n.t("No server has an IP address yet."),
    notifier,
  });
  if (!chosen || !targetOf(chosen.server, notifier)) {
    return;
  }
  const { ref, server } = chosen;
  const way = { notifier, isStarting: comesUp.has(server.status) };
  if (server.status !== "stopped") {
    connectTo(chosen, way);
    return;
  }
  notifier.warn(
    vscode.l10n.t("{0} is stopped. Start it before you connect.", server.name),
    {
      label: vscode.l10n.t("Start and Connect"),
      run: () =>
        startAndConnect({
          ref,
          name: server.name,
          store,
          connect: (view) => {
            connectTo(view, { notifier, isStarting: true });
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

interface Way {
  readonly notifier: Notifier;
  readonly isStarting: boolean;
  /** A command to run there, in place of a shell. */
  readonly snippet?: Snippet;
}

export function connectTo(
  { account, server }: ServerView,
  { notifier, isStarting, snippet }: Way,
): void {
  const ssh = settings.ssh();
  const target = targetOf(server, notifier);
  if (!target) {
    return;
  }
  const extension = vscode.extensions.getExtension(extensionId);
  showSshTerminal({
    name: snippet ? `${server.name}: ${snippet.name}` : server.name,
    args: snippet ? snippetArgs(target, snippet.command) : target.args,
    isCommand: snippet !== undefined,
    failures: sshMeanings({ server, host: target.host, ssh, platform: process.platform }),
    place: sshPlace(vscode.env.remoteName, extension?.extensionKind),
    isStarting,
    extensionPath: extension?.extensionPath ?? "",
    staysOpen: isNodeForTerminals(process.platform, process.versions),
    notifier,
    // With the settings as they are then.
    connectAgain: () => runOnServer("openTerminal", refOf({ account, server })),
  });
}

/** Undefined, with the reason said, if there is no way to the server. */
function targetOf(server: Server, notifier: Notifier): ReachableTarget | undefined {
  const target = sshTarget(server, settings.ssh());
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
