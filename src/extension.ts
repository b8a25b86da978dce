import * as vscode from "vscode";
import { name, version } from "../package.json";
import { AccountClients } from "./auth/accountClients";
import { Accounts } from "./auth/accounts";
import { AccountStore } from "./auth/accountStore";
import { environmentToken } from "./auth/environmentToken";
import { registerCommands } from "./commands/registerCommands";
import { systemChance } from "./core/base/chance";
import { systemNewId } from "./files/newId";
import { nextTurn, systemClock } from "./core/base/clock";
import { EndingClock } from "./core/base/endingClock";
import { lateDisposable } from "./core/base/lateDisposable";
import { settingIds } from "./core/base/manifestIds";
import { onceItWorks } from "./core/base/onceItWorks";
import { marksKey, ServerMarks } from "./core/servers/serverMarks";
import { createFleet } from "./core/fleet/createFleet";
import { AccountSync } from "./sync/accountSync";
import { LateArrivals } from "./create/lateArrivals";
import { systemStorage } from "./files/storage";
import { LateHistory } from "./history/lateHistory";
import { LatePanels } from "./panel/latePanels";
import { PauseFiles } from "./sync/pauseFiles";
import { KeptLists } from "./sync/keptLists";
import { keptMarks, protectedKey } from "./sync/keptMarks";
import { lateAttempts } from "./sync/lateAttempts";
import { ListCache } from "./sync/listCache";
import { ServersView } from "./tree/serversView";
import { redactedLog } from "./ui/log";
import { runCommand } from "./ui/runCommand";
import { VscodeNotifier } from "./ui/notifier";
import { settings } from "./ui/settings";

/** Kept here since VS Code gives `deactivate` nothing to find it by. */
let usageHistory: LateHistory | undefined;

/** Builds everything once. Nothing here waits for the network or for the keyring. */
export function activate(context: vscode.ExtensionContext): void {
  const clock = new EndingClock(systemClock);
  const channel = vscode.window.createOutputChannel("VPS.org", { log: true });
  const logger = redactedLog(channel, () => accounts.allTokens());
  const notifier = new VscodeNotifier();
  // In a turn of its own: VS Code waits for what is loaded in this one.
  const later = onceItWorks(async () => {
    await nextTurn(clock);
    return import("./links/afterStart");
  });
  const environment = environmentToken(process.env);
  const accounts = new Accounts({
    store: new AccountStore({ secrets: context.secrets, clock, logger }),
    clock,
    onStorageFailed: () => {
      void later().then(({ sayStorageFailed }) => {
        sayStorageFailed(notifier);
      });
    },
    apiUrl: () => {
      const apiUrl = settings.apiUrl();
      return apiUrl.ok ? apiUrl.url : undefined;
    },
    environmentToken: environment.token,
    newId: systemNewId,
  });
  const clients = new AccountClients(accounts, {
    userAgent: `${name}/${version}`,
    timeoutMs: () => settings.requestTimeoutMs(),
    clock,
    logger,
    random: systemChance,
    paceOf: (key) => fleet.paces.of(key),
  });

  const folderOf = (folder: string) => vscode.Uri.joinPath(context.globalStorageUri, folder).fsPath;
  const isStored = (accountKey: string) => accounts.isStored(accountKey);
  const pauses = new PauseFiles(folderOf("pauses"), systemStorage, isStored, logger);
  const fleet = createFleet({
    apiOf: (accountKey) => clients.of(accountKey),
    clock,
    logger,
    attempts: lateAttempts(folderOf("orders"), systemStorage),
    pauses,
    marks: keptMarks(context.globalState),
  });
  const { store, refresher, paces } = fleet;

  const accountsKnown = promised();
  const history = new LateHistory(async () => {
    const { openHistory } = await import("./history/openHistory");
    return openHistory(folderOf("history"), systemStorage, {
      clock,
      logger,
      isKept: isStored,
      whenAccountsAreKnown: () => accountsKnown.promise,
    });
  });
  usageHistory = history;
  const recorder = lateDisposable(
    later().then(({ HistoryRecorder }) => new HistoryRecorder({ refresher, history })),
  );

  const { extensionUri, globalState, workspaceState } = context;
  // All in one call, since each takes the place of the one before.
  globalState.setKeysForSync([protectedKey, marksKey]);
  const marks = new ServerMarks(globalState);
  const view = new ServersView({
    store,
    marks,
    usage: history,
    clock,
    memory: workspaceState,
    hasOtherAccounts: () => accounts.otherApiUrls().length > 0,
  });
  const panels = new LatePanels({
    store,
    refresher,
    history,
    marks,
    notifier,
    clock,
    logger,
    random: systemChance,
    newId: systemNewId,
    extensionUri,
    memory: workspaceState,
  });
  const arrivals = new LateArrivals({ store, refresher, clock, notifier });
  // Nothing can be asked before the accounts are known, so VS Code does not wait for it.
  const opened = later().then(({ keepFresh }) =>
    keepFresh({
      view,
      panels,
      notifier,
      tokenFault: environment.fault,
      otherApiUrls: () => accounts.otherApiUrls(),
      store,
      refresher,
      paces,
      isFollowedElsewhere: (ref) => arrivals.isFollowed(ref),
      clock,
      random: systemChance,
      logger,
    }),
  );
  const freshness = lateDisposable(opened);
  const cache = new ListCache(folderOf("lists"), systemStorage, () => nextTurn(clock));
  const lists = new KeptLists({ store, cache, clock, logger });
  const sync = new AccountSync({
    accounts,
    store,
    refresher,
    lists,
    belongings: [history, fleet.ledger, pauses],
    clock,
    logger,
  });
  const links = later().then(({ openLinks }) =>
    openLinks({ store, panels, sync, notifier, memory: workspaceState, marks }),
  );
  const loadHandlers = onceItWorks(async () => {
    const { createHandlers } = await import("./commands/handlers");
    return createHandlers({
      accounts,
      clients,
      fleet,
      arrivals,
      panels,
      view,
      marks,
      link: () => links.then(({ link }) => link),
      sharedMemory: globalState,
      sync,
      notifier,
      globalMemory: context.globalState,
      showLog: () => {
        channel.show();
      },
      subscriptions: context.subscriptions,
      memory: context.workspaceState,
    });
  });

  const settingsListener = vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(settingIds.apiUrl)) {
      sync.accountsChanged();
      view.redraw();
    }
    if (change.affectsConfiguration(settingIds.groupBy)) {
      view.setGrouping(undefined);
    }
    if (change.affectsConfiguration(settingIds.sortBy)) {
      view.setOrder(undefined);
    }
  });

  context.subscriptions.push(
    notifier,
    accounts,
    clients,
    store,
    recorder,
    history,
    marks,
    view,
    panels,
    freshness,
    lateDisposable(links),
    arrivals,
    lists,
    sync,
    settingsListener,
    ...registerCommands(loadHandlers, notifier, logger),
    clock,
    logger,
  );
  void sync.start().finally(() => {
    view.signInIsKnown();
    panels.accountsAreKnown();
    accountsKnown.resolve();
    void history.prune();
    if (context.workspaceState.get("rollingReboot") !== undefined) {
      void runCommand("resumeRollingReboot");
    }
  });
}

/** VS Code waits for this before the window goes. */
export function deactivate(): Promise<void> | undefined {
  return usageHistory?.flush();
}

/** A promise, and who keeps it. */
function promised(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((keep) => {
    resolve = keep;
  });
  return {
    promise,
    resolve: () => {
      resolve();
    },
  };
}
