import * as vscode from "vscode";
import { systemNewId } from "../../src/files/newId";
import type { AccountIdentity, VpsClient } from "../../src/api/vpsClient";
import { Accounts } from "../../src/auth/accounts";
import { AccountStore } from "../../src/auth/accountStore";
import type { SignInDependencies } from "../../src/commands/account/signIn";
import { ProblemError } from "../../src/core/base/problemError";
import type { Server } from "../../src/core/servers/server";
import { FakeClock } from "../fakes/fakeClock";
import { fakeInputBox } from "../fakes/fakeInputBox";
import { MemorySecrets } from "../fakes/memorySecrets";
import { RecordingLogger } from "../fakes/recordingLogger";
import { RecordingNotifier } from "../fakes/recordingNotifier";
import { settled } from "../fakes/settled";
import { setSetting, unsetSettings } from "./userSettings";

const { createInputBox, showInputBox, showQuickPick } = vscode.window;

/** A window in which accounts come and go, and whose lists choose their first item. */
export class AccountScene {
  readonly apiUrl = "https://admin.vps.org/api/v1/";
  readonly secrets = new MemorySecrets();
  readonly accounts: Accounts;
  notifier = new RecordingNotifier();
  refused: readonly string[] = [];
  /** What the last list offered. */
  picks: readonly string[] = [];
  /** The servers that the first account has had, and those that a pasted token shows. */
  had: readonly Server[] = [];
  shows: readonly Server[] = [];

  constructor() {
    const clock = new FakeClock();
    this.accounts = new Accounts({
      newId: systemNewId,
      store: new AccountStore({ secrets: this.secrets, clock, logger: new RecordingLogger() }),
      clock,
      apiUrl: () => this.apiUrl,
      environmentToken: undefined,
      onStorageFailed: () => undefined,
    });
  }

  async begin(): Promise<void> {
    await setSetting("apiUrl", this.apiUrl);
    await this.accounts.load();
    const showsFirst = (items: readonly { readonly label: string }[]) => {
      this.picks = items.map(({ label }) => label);
      return Promise.resolve(items[0]);
    };
    Object.assign(vscode.window, { showQuickPick: showsFirst });
  }

  async end(): Promise<void> {
    Object.assign(vscode.window, { createInputBox, showInputBox, showQuickPick });
    await unsetSettings();
  }

  add(label: string, isPerson = true) {
    const token = `vps_token_of_${label}`;
    return this.accounts.add({ label, isPerson, apiUrl: this.apiUrl, token });
  }

  rowOf(key: string) {
    const account = this.accounts.list().find((one) => one.key === key);
    return { kind: "account", account };
  }

  labels(): readonly string[] {
    return this.accounts.list().map(({ label }) => label);
  }

  said(): readonly string[] {
    return this.notifier.shown.map(({ message }) => message);
  }

  /** Pastes a token, whose owner the API tells or not; gives what the box says about it. */
  async paste(
    text: string,
    owner: string | AccountIdentity | undefined,
    command: (dependencies: SignInDependencies) => Promise<void>,
  ): Promise<unknown> {
    const { accounts, notifier } = this;
    const box = fakeInputBox();
    Object.assign(vscode.window, { createInputBox: () => box.input });
    const done = command({
      accounts,
      createClient: () => this.#clientOf(owner) as VpsClient,
      refusedAccountKeys: () => this.refused,
      store: { serversOf: (key) => (key === accounts.list()[0]?.key ? this.had : []) },
      notifier,
    });
    await settled();
    await box.enter(text);
    box.input.hide();
    await done;
    return box.input.validationMessage;
  }

  #clientOf(
    owner: string | AccountIdentity | undefined,
  ): Pick<VpsClient, "whoAmI" | "listServers"> {
    return {
      whoAmI: () =>
        owner === undefined
          ? Promise.reject(new ProblemError({ kind: "forbidden", detail: undefined }))
          : Promise.resolve(
              typeof owner === "string" ? { email: owner, tokenName: "Laptop" } : owner,
            ),
      listServers: () => Promise.resolve({ servers: this.shows, unreadableCount: 0 }),
    };
  }
}
