import type { Memento } from "vscode";
import { orderForm } from "../api/createCommand";
import type { AccountClients } from "../auth/accountClients";
import type { Accounts } from "../auth/accounts";
import type { Disposable } from "../core/base/emitter";
import { createChanges } from "../core/fleet/createChanges";
import type { Fleet } from "../core/fleet/createFleet";
import type { PowerAction } from "../core/servers/powerAction";
import type { ServerRef } from "../core/servers/server";
import type { Memory, ServerMarks } from "../core/servers/serverMarks";
import type { WorkspaceLink } from "../core/servers/workspaceLink";
import type { LateArrivals } from "../create/lateArrivals";
import type { AccountSync } from "../sync/accountSync";
import type { ServersView } from "../tree/serversView";
import { TextPages } from "../ui/textPages";
import type { Notifier } from "../ui/notifier";
import { CreateWizard } from "../create/createWizard";
import { askForBackups } from "./edit/askForBackups";
import { changeBackups } from "./edit/changeBackups";
import { editSshOptions } from "./connect/editSshOptions";
import { SshConfig } from "./connect/sshConfig";
import { SshMemory } from "./connect/sshMemory";
import { copyAs } from "./connect/copyAs";
import { copyIpAddress } from "./connect/copyIpAddress";
import { CreateServer } from "../create/createServer";
import { knownRefs } from "./choice/knownServers";
import { onSeenServer } from "./choice/onSeenServer";
import { isKeyPress, isServerRow } from "./choice/rows";
import { whileNotWaiting } from "./choice/whileNotWaiting";
import { createInGroup } from "./view/createInGroup";
import { deleteServers } from "./delete/deleteServers";
import { editServer } from "./edit/editServer";
import { FilterBox } from "./view/filterBox";
import { goToServer } from "./view/goToServer";
import { groupServersBy } from "./view/groupServersBy";
import { linkWorkspace, showWorkspaceMenu, unlinkWorkspace } from "./view/linkWorkspace";
import { chooseColor, editNote, pinServers } from "./view/markServers";
import { sortServersBy } from "./view/sortServersBy";
import { RecentServers } from "./choice/recentServers";
import { openDashboard } from "./account/openDashboard";
import { openRemoteWindow } from "./connect/openRemoteWindow";
import { systemNewId } from "../files/newId";
import { systemUserFiles } from "../files/userFiles";
import { probePort } from "../network/probePort";
import { openTerminal } from "./connect/openTerminal";
import { runSnippet } from "./connect/runSnippet";
import { powerServers } from "./power/powerServers";
import { RollingReboots, type RollingOptions } from "./power/rollingReboot";
import { refreshServers } from "./view/refreshServers";
import { refreshGroup } from "./view/refreshGroup";
import { protectServers } from "./edit/protectServers";
import { renameServer } from "./edit/renameServer";
import type { CommandHandler, CommandHandlers } from "./registerCommands";
import { copyEmail } from "./account/copyEmail";
import { renameAccount } from "./account/renameAccount";
import { signIn } from "./account/signIn";
import { signInAgain } from "./account/signInAgain";
import { showServer, showToSide, type ShowServerDependencies } from "./view/showServer";
import { signOut } from "./account/signOut";

export interface HandlerDependencies {
  readonly accounts: Accounts;
  readonly clients: AccountClients;
  readonly fleet: Fleet;
  readonly arrivals: Pick<LateArrivals, "follow">;
  readonly panels: ShowServerDependencies["panels"] & {
    readonly activeServer: () => ServerRef | undefined;
  };
  readonly view: ServersView;
  readonly marks: ServerMarks;
  readonly link: () => Promise<WorkspaceLink>;
  /** What is remembered on this computer, for all windows. */
  readonly sharedMemory: Memory;
  readonly sync: Pick<AccountSync, "ready">;
  readonly notifier: Notifier;
  /** What this computer keeps for all windows. */
  readonly globalMemory: Memento;
  readonly memory: RollingOptions["memory"];
  /** Instead of a real connection. */
  readonly probe?: RollingOptions["probe"];
  readonly showLog: () => void;
  /** What ends with the extension. */
  readonly subscriptions: Pick<Disposable[], "push">;
}

/** Longer than an SSH server takes to greet. */
const probeMs = 5_000;

/**
 * What each command does. A command without a line here does not compile. All of this is a bundle
 * of its own, which is loaded with the first command.
 */
export function createHandlers(dependencies: HandlerDependencies): CommandHandlers {
  const { fleet, accounts, clients, notifier, sync, view } = dependencies;
  const { store, refresher } = fleet;
  const { power, deletion, edits, creation, catalogues } = createChanges(fleet);
  const ssh = new SshMemory(
    dependencies.globalMemory,
    (accountKey) => accounts.isStored(accountKey) || store.account(accountKey) !== undefined,
  );
  const storage = { files: systemUserFiles, newId: systemNewId };
  const sshConfig = new SshConfig({ store, notifier, ssh, storage });
  const all = {
    ...dependencies,
    ...{ store, refresher, ssh, sshConfig, storage, clock: fleet.clock, probe: probePort },
  };
  const pages = new TextPages();
  dependencies.subscriptions.push(pages);
  const rolling = new RollingReboots({
    ...all,
    ...fleet,
    power,
    pages,
    probe:
      dependencies.probe ??
      (async ({ host, port }) => (await probePort(host, port, probeMs)) === "open"),
  });
  const createServer = new CreateServer({
    ...all,
    wizard: new CreateWizard({ store, catalogues, orderForm }),
    creation,
  });
  const filterBox = new FilterBox(all);
  const recent = new RecentServers(dependencies.sharedMemory);
  const editing = { ...all, edits };

  const signingIn = {
    accounts,
    createClient: (apiUrl: string, token: string) => clients.create(apiUrl, token),
    refusedAccountKeys: () =>
      store
        .views()
        .filter(({ snapshot }) => snapshot.problem?.kind === "unauthorized")
        .map(({ account }) => account.key),
    store,
    notifier,
  };

  /** Only the keyring can tell whether anybody is signed in. */
  const withAccounts =
    (handler: CommandHandler): CommandHandler =>
    async (clicked) => {
      await accounts.whenKnown();
      await handler(clicked);
    };

  /** A command from the palette may be the first thing that this session asks of the extension. */
  const withServers = (
    handler: CommandHandler,
    activeServer: () => ServerRef | undefined = () => undefined,
  ): CommandHandler =>
    onSeenServer(handler, {
      store,
      activeServer,
      ready: whileNotWaiting(() => sync.ready()),
    });

  const onServer = (handler: CommandHandler): CommandHandler =>
    withServers(
      (clicked, selected) => {
        const [ref] = knownRefs(clicked, store);
        if (ref) {
          recent.add(ref);
        }
        return handler(clicked, selected);
      },
      () => dependencies.panels.activeServer(),
    );

  /** A key is pressed on rows, but VS Code passes none of them. */
  const withRows = (handler: CommandHandler, without = onServer): CommandHandler => {
    const onServers = without(handler);
    return async (clicked, selected) => {
      if (!isKeyPress(clicked)) {
        await onServers(clicked, selected);
        return;
      }
      const rows = await view.rowsOfKey();
      if (rows.some(isServerRow)) {
        await onServers(rows.find(isServerRow), rows);
      }
    };
  };
  const powerHandler = (action: PowerAction) =>
    onServer((clicked, selected) =>
      powerServers(action, clicked, selected, { ...all, power, pages }),
    );

  const handlers: CommandHandlers = {
    signIn: withAccounts(() => signIn(signingIn)),
    signOut: withAccounts((clicked) => signOut(clicked, accounts, notifier)),
    signInAgain: withAccounts((clicked) => signInAgain(clicked, signingIn)),
    renameAccount: withAccounts((clicked) => renameAccount(clicked, accounts, notifier)),
    copyEmail: withAccounts((clicked) => copyEmail(clicked, accounts, notifier)),
    refresh: withAccounts(() => refreshServers(all)),
    refreshGroup: (clicked) => refreshGroup(clicked, all),
    createInGroup: (clicked) => createInGroup(clicked, createServer),
    filter: withServers(() => filterBox.run()),
    clearFilter: () => {
      filterBox.clear();
    },
    groupBy: () => groupServersBy(view, notifier),
    sortBy: () => sortServersBy(view, notifier),
    goTo: withServers(() => goToServer({ ...all, recent })),
    create: withServers(() => createServer.run()),
    show: withRows((clicked, how) => showServer(clicked, how, all), withServers),
    showToSide: withRows((clicked) => showToSide(clicked, all)),
    keepOpen: () => {
      dependencies.panels.keepOpen();
    },
    start: powerHandler("start"),
    stop: powerHandler("stop"),
    reboot: powerHandler("reboot"),
    rollingReboot: withServers((clicked, selected) => rolling.start(clicked, selected)),
    resumeRollingReboot: withServers(() => {
      rolling.resume();
    }),
    rename: withRows((clicked) => renameServer(clicked, editing)),
    edit: onServer((clicked) => editServer(clicked, editing)),
    backups: onServer((clicked) => askForBackups(clicked, editing)),
    enableBackups: onServer((clicked) => changeBackups(true, clicked, editing)),
    disableBackups: onServer((clicked) => changeBackups(false, clicked, editing)),
    delete: withRows((clicked, selected) =>
      deleteServers(clicked, selected, { ...all, deletion, pages }),
    ),
    protect: onServer((clicked, selected) => protectServers(true, clicked, selected, all)),
    unprotect: onServer((clicked, selected) => protectServers(false, clicked, selected, all)),
    pin: onServer((clicked, selected) => pinServers(true, clicked, selected, all)),
    unpin: onServer((clicked, selected) => pinServers(false, clicked, selected, all)),
    editNote: onServer((clicked) => editNote(clicked, all)),
    setColor: onServer((clicked) => chooseColor(clicked, all)),
    linkWorkspace: withServers((clicked) => linkWorkspace(clicked, all)),
    unlinkWorkspace: () => unlinkWorkspace(all),
    workspaceMenu: withServers(() => showWorkspaceMenu(all)),
    copyIp: withRows((clicked, selected) => copyIpAddress(clicked, selected, all)),
    copyAs: onServer((clicked) => copyAs(clicked, all)),
    openRemoteWindow: onServer((clicked) => openRemoteWindow(clicked, all)),
    openTerminal: onServer((clicked) => openTerminal(clicked, all)),
    sshOptions: onServer((clicked) => editSshOptions(clicked, all)),
    writeSshConfig: withServers(() => sshConfig.write()),
    removeSshConfig: () => sshConfig.remove(),
    runSnippet: onServer((clicked, selected) => runSnippet(clicked, selected, all)),
    pressPage: (path) => pages.press(path),
    openDashboard: () => openDashboard(),
    showLog: () => {
      dependencies.showLog();
    },
  };
  const keepingFilter = ([name, handler]: readonly [string, CommandHandler]) => [
    name,
    (clicked: unknown, selected: unknown) => {
      filterBox.keep();
      return handler(clicked, selected);
    },
  ];
  return Object.fromEntries(Object.entries(handlers).map(keepingFilter)) as CommandHandlers;
}
