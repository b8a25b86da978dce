import * as vscode from "vscode";
import type { Accounts } from "../../src/auth/accounts";
import { CreateServer } from "../../src/create/createServer";
import { signIn } from "../../src/commands/account/signIn";
import { formatsFor } from "../../src/core/base/formats";
import { ServerDetailsFeed } from "../../src/core/refresh/serverDetailsFeed";
import { panelState } from "../../src/panel/panelState";
import type { CreateOrder, CreateWizard } from "../../src/create/createWizard";
import { defaultAccount } from "../simulator/accountRecords";
import { fakeInputBox } from "../fakes/fakeInputBox";
import { target, type FaultyWorld } from "./faultyWorld";
import type { Said } from "./recordingNotifier";

export const newName = "shop-01";

/** Orders one server, through the command with a wizard that is filled in already. */
export async function orderServer(world: FaultyWorld): Promise<Said | undefined> {
  const { account, store, creation, notifier } = world;
  const order: CreateOrder = {
    accountKey: account.key,
    request: {
      name: newName,
      planId: "1",
      osId: "5",
      location: { code: "us-west", id: undefined },
      hostname: "",
      sshKeyId: undefined,
      backupsEnabled: false,
    },
  };
  let orders: readonly CreateOrder[] = [order];
  let complaint: Said | undefined;
  const wizard: Partial<CreateWizard> = {
    ask: () => {
      const [next, ...rest] = orders;
      orders = rest;
      return Promise.resolve(next);
    },
    reopenAt: (step, { message }) => {
      complaint = { text: message, buttons: [`at ${step}`] };
    },
    perhapsCreated: () => undefined,
    finish: () => undefined,
  };
  const arrivals = { follow: () => undefined };
  const dependencies = { store, wizard: wizard as CreateWizard, creation, arrivals, notifier };
  await new CreateServer(dependencies).run();
  return complaint ?? notifier.said.at(-1);
}

/** Opens a server's panel and reads the line at the bottom. */
export async function readPanel(world: FaultyWorld): Promise<Said | undefined> {
  const { store, refresher, clock } = world;
  const watch = new ServerDetailsFeed(world.refOf(target.id), {
    store,
    refresher,
    clock,
    random: () => 0.5,
    intervalMs: () => 0,
    onFault: (fault) => {
      throw fault;
    },
  });
  try {
    watch.accountsAreKnown();
    await watch.refresh();
    const { footer, lead } = panelState(watch.current(), formatsFor("en"), clock.now());
    const isFine = footer?.look === "fresh";
    const { action } = footer ?? lead;
    const text = footer ? [footer.text, footer.reason] : [lead.text, lead.detail];
    return isFine ? undefined : { text: text.join(" ").trim(), buttons: action ? [action] : [] };
  } finally {
    watch.dispose();
  }
}

/** Pastes the token, presses Enter, reads the message in the box, and presses Escape. */
export async function signInOnce(world: FaultyWorld): Promise<Said | undefined> {
  const box = fakeInputBox();
  const { createInputBox } = vscode.window;
  Object.assign(vscode.window, { createInputBox: () => box.input });
  const kept: string[] = [];
  const accounts: Pick<Accounts, "add" | "list" | "sameAs"> = {
    list: () => [],
    sameAs: () => undefined,
    add: ({ label, apiUrl }) => {
      kept.push(label);
      return Promise.resolve({ key: "ada", label, apiUrl, source: "stored" as const });
    },
  };
  try {
    const done = signIn({
      accounts: accounts as Accounts,
      createClient: () => world.client,
      refusedAccountKeys: () => [],
      store: { serversOf: () => [] },
      notifier: world.notifier,
    });
    await box.enter(defaultAccount.token);
    const message = box.input.validationMessage;
    box.input.hide();
    await done;
    return typeof message === "string"
      ? { text: message, buttons: kept }
      : world.notifier.said.at(-1);
  } finally {
    Object.assign(vscode.window, { createInputBox });
  }
}
