import { homedir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { serverKey, type ServerRef } from "../../core/servers/server";
import type { ServerStore } from "../../core/servers/serverStore";
import { sshHosts, type SshHost } from "../../core/servers/sshHosts";
import type { UserStorage } from "../../files/replaceText";
import { addInclude, lookAtInclude, removeInclude, writeHosts } from "../../files/sshInclude";
import type { Notifier } from "../../ui/notifier";
import { askForInclude } from "./askForInclude";
import { describeObstacle, sayNotWritten } from "./sshConfigMessages";
import type { SshMemory } from "./sshMemory";

export interface SshConfigDependencies {
  readonly store: ServerStore;
  readonly notifier: Notifier;
  readonly ssh: SshMemory;
  readonly storage: UserStorage;
  /** Where ~/.ssh is. */
  readonly home?: string;
}

/** Whether the servers are hosts of the user's ssh configuration by now. */
export type Included = "included" | "declined" | "blocked" | "cancelled";

/** The servers as hosts of the user's ssh configuration: in a file of ours that it includes. */
export class SshConfig {
  readonly #folder: string;

  constructor(private readonly dependencies: SshConfigDependencies) {
    this.#folder = join(dependencies.home ?? homedir(), ".ssh");
  }

  get hosts(): readonly SshHost[] {
    const { store, ssh } = this.dependencies;
    return sshHosts(store.allServers(), (ref) => ssh.settingsOf(ref));
  }

  /** The name by which ssh knows the server; undefined if it can't be one of its hosts. */
  aliasOf(ref: ServerRef): string | undefined {
    return this.hosts.find(({ key }) => key === serverKey(ref))?.alias;
  }

  /** Brings the hosts up to date, and asks for the line that includes them if it isn't there. */
  async include(): Promise<Included> {
    const { storage, notifier } = this.dependencies;
    try {
      const state = await lookAtInclude(this.#folder, storage);
      if (state.kind === "blocked") {
        notifier.warn(describeObstacle(state.why, this.#folder));
        return "blocked";
      }
      if (state.kind === "absent") {
        const answer = await askForInclude(this.#folder, state, notifier);
        if (answer !== "add") {
          return answer;
        }
      }
      await this.#writeHosts();
      const isDone = state.kind === "included" || (await addInclude(this.#folder, state, storage));
      return isDone ? "included" : await this.include();
    } catch (fault) {
      sayNotWritten(this.#folder, fault, notifier);
      return "blocked";
    }
  }

  /** Brings the hosts up to date if they are included. */
  async update(): Promise<void> {
    const { storage, notifier } = this.dependencies;
    try {
      if ((await lookAtInclude(this.#folder, storage)).kind === "included") {
        await this.#writeHosts();
      }
    } catch (fault) {
      sayNotWritten(this.#folder, fault, notifier);
    }
  }

  async write(): Promise<void> {
    const [host] = this.hosts;
    await this.dependencies.ssh.declineConfig(false);
    if ((await this.include()) === "included") {
      this.dependencies.notifier.info(
        host
          ? vscode.l10n.t("Your servers are hosts of ssh now, for example: ssh {0}", host.alias)
          : vscode.l10n.t("Your servers will be hosts of ssh as soon as there are any."),
      );
    }
  }

  async remove(): Promise<void> {
    const { storage, notifier } = this.dependencies;
    try {
      if (await removeInclude(this.#folder, storage)) {
        notifier.info(
          vscode.l10n.t("The hosts of VPS.org were removed from your SSH configuration."),
        );
      } else {
        notifier.warn(describeObstacle("readOnly", this.#folder));
      }
    } catch (fault) {
      sayNotWritten(this.#folder, fault, notifier);
    }
  }

  async #writeHosts(): Promise<void> {
    const heading = vscode.l10n.t(
      "Written by VPS.org Servers for VS Code, which overwrites changes.",
    );
    const text = [`# ${heading}\n`, ...this.hosts.map(({ block }) => block)].join("\n");
    await writeHosts(
      this.#folder,
      Buffer.from(text, "utf8").toString("latin1"),
      this.dependencies.storage,
    );
  }
}
