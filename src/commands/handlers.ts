import type { AccountClients } from "../auth/accountClients";
import type { Accounts } from "../auth/accounts";
import type { PowerAction } from "../core/powerAction";
import type { ServerRef } from "../core/server";
import { CatalogueLoader } from "../core/catalogueLoader";
import type { Clock } from "../core/clock";
import type { Logger } from "../core/logger";
import { ServerCreation } from "../core/serverCreation";
import { ServerDeletion } from "../core/serverDeletion";
import { ServerEdits } from "../core/serverEdits";
import { ServerPower } from "../core/serverPower";
import type { ServerRefresher } from "../core/serverRefresher";
import type { ServerStore } from "../core/serverStore";
import type { Arrivals } from "../sync/arrivals";
import type { AccountSync } from "../sync/accountSync";
import type { ServersView } from "../tree/serversView";
import type { Notifier } from "../ui/notifier";
import { CreateWizard } from "../wizard/createWizard";
import { changeBackups } from "./changeBackups";
import { copyAs } from "./copyAs";
import { copyIpAddress } from "./copyIpAddress";
import { CreateServer } from "./createServer";
import { deleteServers } from "./deleteServers";
import { editServer } from "./editServer";
import { filterServers } from "./filterServers";
import { groupServersBy } from "./groupServersBy";
import { openDashboard } from "./openDashboard";
import { openRemoteWindow } from "./openRemoteWindow";
import { openTerminal } from "./openTerminal";
import { powerServers } from "./powerServers";
import { refreshServers } from "./refreshServers";
import { renameServer } from "./renameServer";
import type { CommandHandler, CommandHandlers } from "./registerCommands";
import { signIn } from "./signIn";
import { showServer, type ShowServerDependencies } from "./showServer";
import { signOut } from "./signOut";

export interface HandlerDependencies {
  readonly accounts: Accounts;
  readonly clients: AccountClients;
  readonly store: ServerStore;
  readonly refresher: ServerRefresher;
  readonly arrivals: Arrivals;
  readonly panels: ShowServerDependencies["panels"];
  readonly view: ServersView;
  readonly sync: Pick<AccountSync, "ready">;
  readonly notifier: Notifier;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly showLog: () => void;
}

/**
 * What each command does. A command without its line here does not compile. All of this is a
 * bundle of its own, which the first command loads.
 */
export function createHandlers(all: HandlerDependencies): CommandHandlers {
  const { accounts, clients, clock, logger, notifier, refresher, store, sync, view } = all;
  const sourceOf = (accountKey: string) => clients.of(accountKey);
  const power = new ServerPower(store, refresher, sourceOf, clock);
  const deletion = new ServerDeletion(store, refresher, sourceOf);
  const createServer = new CreateServer({
    ...all,
    wizard: new CreateWizard({ store, catalogues: new CatalogueLoader(sourceOf, logger) }),
    creation: new ServerCreation(store, refresher, sourceOf, clock),
  });
  const editing = {
    ...all,
    edits: new ServerEdits(store, refresher, sourceOf, clock),
    detailsOf: (ref: ServerRef) => refresher.refreshServer(ref),
  };

  /** A command from the palette may be the first that this session asks of the extension. */
  const withServers =
    (handler: CommandHandler): CommandHandler =>
    async (clicked, selected) => {
      await sync.ready();
      await handler(clicked, selected);
    };
  const powerHandler = (action: PowerAction) =>
    withServers((clicked, selected) => powerServers(action, clicked, selected, { ...all, power }));

  return {
    "vps.signIn": () =>
      signIn({
        accounts,
        createClient: (apiUrl, token) => clients.create(apiUrl, token),
        notifier,
      }),
    "vps.signOut": () => signOut(accounts, notifier),
    "vps.servers.refresh": () => refreshServers(all),
    "vps.servers.filter": () => filterServers(view),
    "vps.servers.clearFilter": () => {
      view.setFilter("");
    },
    "vps.servers.groupBy": () => groupServersBy(),
    "vps.server.create": withServers(() => createServer.run()),
    "vps.server.show": withServers((clicked) => showServer(clicked, all)),
    "vps.server.start": powerHandler("start"),
    "vps.server.stop": powerHandler("stop"),
    "vps.server.reboot": powerHandler("reboot"),
    "vps.server.rename": withServers((clicked) => renameServer(clicked, editing)),
    "vps.server.edit": withServers((clicked) => editServer(clicked, editing)),
    "vps.server.enableBackups": withServers((clicked) => changeBackups(true, clicked, editing)),
    "vps.server.disableBackups": withServers((clicked) => changeBackups(false, clicked, editing)),
    "vps.server.delete": withServers((clicked, selected) =>
      deleteServers(clicked, selected, { ...all, deletion }),
    ),
    "vps.server.copyIp": withServers((clicked, selected) => copyIpAddress(clicked, selected, all)),
    "vps.server.copyAs": withServers((clicked) => copyAs(clicked, all)),
    "vps.server.openRemoteWindow": withServers((clicked) => openRemoteWindow(clicked, all)),
    "vps.server.openTerminal": withServers((clicked) => openTerminal(clicked, all)),
    "vps.openDashboard": () => openDashboard(),
    "vps.showLog": () => {
      all.showLog();
    },
  };
}
