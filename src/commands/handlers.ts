import { orderForm } from "../api/createCommand";
import type { AccountClients } from "../auth/accountClients";
import type { Accounts } from "../auth/accounts";
import { createChanges } from "../core/fleet/createChanges";
import type { Fleet } from "../core/fleet/createFleet";
import type { PowerAction } from "../core/servers/powerAction";
import type { ServerRef } from "../core/servers/server";
import type { NewServerFollower } from "../create/newServerFollower";
import type { AccountSync } from "../sync/accountSync";
import type { ServersView } from "../tree/serversView";
import type { Notifier } from "../ui/notifier";
import { CreateWizard } from "../create/createWizard";
import { changeBackups } from "./edit/changeBackups";
import { copyAs } from "./connect/copyAs";
import { copyIpAddress } from "./connect/copyIpAddress";
import { CreateServer } from "../create/createServer";
import { isKnownServer } from "./choice/chooseServers";
import { deleteServers } from "./delete/deleteServers";
import { editServer } from "./edit/editServer";
import { filterServers } from "./view/filterServers";
import { groupServersBy } from "./view/groupServersBy";
import { openDashboard } from "./account/openDashboard";
import { openRemoteWindow } from "./connect/openRemoteWindow";
import { openTerminal } from "./connect/openTerminal";
import { powerServers } from "./power/powerServers";
import { refreshServers } from "./view/refreshServers";
import { refreshGroup } from "./view/refreshGroup";
import { renameServer } from "./edit/renameServer";
import type { CommandHandler, CommandHandlers } from "./registerCommands";
import { copyEmail } from "./account/copyEmail";
import { renameAccount } from "./account/renameAccount";
import { signIn } from "./account/signIn";
import { signInAgain } from "./account/signInAgain";
import { showServer, type ShowServerDependencies } from "./view/showServer";
import { signOut } from "./account/signOut";

export interface HandlerDependencies {
  readonly accounts: Accounts;
  readonly clients: AccountClients;
  readonly fleet: Fleet;
  readonly arrivals: NewServerFollower;
  readonly panels: ShowServerDependencies["panels"];
  readonly view: ServersView;
  readonly sync: Pick<AccountSync, "ready">;
  readonly notifier: Notifier;
  readonly showLog: () => void;
}

/**
 * What each command does. A command without a line here does not compile. All of this is a bundle
 * of its own, which is loaded with the first command.
 */
export function createHandlers(dependencies: HandlerDependencies): CommandHandlers {
  const { fleet, accounts, clients, notifier, sync, view } = dependencies;
  const { store, refresher } = fleet;
  const { power, deletion, edits, creation, catalogues } = createChanges(fleet);
  const all = { ...dependencies, store, refresher };
  const createServer = new CreateServer({
    ...all,
    wizard: new CreateWizard({ store, catalogues, orderForm }),
    creation,
  });
  const editing = {
    ...all,
    edits,
    detailsOf: (ref: ServerRef) => refresher.refreshServer(ref),
  };

  const signingIn = {
    accounts,
    createClient: (apiUrl: string, token: string) => clients.create(apiUrl, token),
    refusedAccountKeys: () =>
      store
        .views()
        .filter(({ snapshot }) => snapshot.problem?.kind === "unauthorized")
        .map(({ account }) => account.key),
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
  const withServers =
    (handler: CommandHandler): CommandHandler =>
    async (clicked, selected) => {
      if (!isKnownServer(clicked, store)) {
        await sync.ready();
      }
      await handler(clicked, selected);
    };
  const powerHandler = (action: PowerAction) =>
    withServers((clicked, selected) => powerServers(action, clicked, selected, { ...all, power }));

  return {
    signIn: withAccounts(() => signIn(signingIn)),
    signOut: withAccounts((clicked) => signOut(clicked, accounts, notifier)),
    signInAgain: withAccounts((clicked) => signInAgain(clicked, signingIn)),
    renameAccount: withAccounts((clicked) => renameAccount(clicked, accounts, notifier)),
    copyEmail: withAccounts((clicked) => copyEmail(clicked, accounts, notifier)),
    refresh: withAccounts(() => refreshServers(all)),
    refreshGroup: (clicked) => refreshGroup(clicked, all),
    filter: () => filterServers(view),
    clearFilter: () => {
      view.setFilter("");
    },
    groupBy: () => groupServersBy(),
    create: withServers(() => createServer.run()),
    show: withServers((clicked) => showServer(clicked, all)),
    start: powerHandler("start"),
    stop: powerHandler("stop"),
    reboot: powerHandler("reboot"),
    rename: withServers((clicked) => renameServer(clicked, editing)),
    edit: withServers((clicked) => editServer(clicked, editing)),
    enableBackups: withServers((clicked) => changeBackups(true, clicked, editing)),
    disableBackups: withServers((clicked) => changeBackups(false, clicked, editing)),
    delete: withServers((clicked, selected) =>
      deleteServers(clicked, selected, { ...all, deletion }),
    ),
    copyIp: withServers((clicked, selected) => copyIpAddress(clicked, selected, all)),
    copyAs: withServers((clicked) => copyAs(clicked, all)),
    openRemoteWindow: withServers((clicked) => openRemoteWindow(clicked, all)),
    openTerminal: withServers((clicked) => openTerminal(clicked, all)),
    openDashboard: () => openDashboard(),
    showLog: () => {
      dependencies.showLog();
    },
  };
}
