import type { Memento } from "vscode";
import { serverKey, type ServerRef } from "../../core/servers/server";
import { parseSshOptions, type SshOptions } from "../../core/servers/sshOptions";
import type { SshSettings } from "../../core/servers/sshTarget";
import { sshSettings } from "../../ui/settings";

const prefix = "ssh/";
const declined = "sshConfigDeclined";

/** How to connect to each server. It stays on this computer, as the paths of keys do. */
export class SshMemory {
  constructor(
    private readonly memory: Memento,
    /** Whether the account may come back, so that what belongs to it is kept. */
    private readonly isKnown: (accountKey: string) => boolean,
  ) {}

  /** What the user has chosen for this server. */
  optionsOf(ref: ServerRef): SshOptions {
    return parseSshOptions(this.memory.get(keyOf(ref)));
  }

  /** What counts for this server: its own options, then the settings. */
  settingsOf(ref: ServerRef): SshSettings {
    return { ...sshSettings(), ...this.optionsOf(ref) };
  }

  async keep(ref: ServerRef, options: SshOptions): Promise<void> {
    const isEmpty = Object.keys(options).length === 0;
    await this.memory.update(keyOf(ref), isEmpty ? undefined : options);
    await this.#forgetSignedOut();
  }

  /** Whether the user wants remote windows without a line in the ssh configuration. */
  hasDeclinedConfig(): boolean {
    return this.memory.get(declined) === true;
  }

  async declineConfig(isDeclined = true): Promise<void> {
    await this.memory.update(declined, isDeclined ? true : undefined);
  }

  async #forgetSignedOut(): Promise<void> {
    for (const key of this.memory.keys()) {
      const accountKey = key.slice(prefix.length, key.lastIndexOf("/"));
      if (key.startsWith(prefix) && !this.isKnown(accountKey)) {
        await this.memory.update(key, undefined);
      }
    }
  }
}

function keyOf(ref: ServerRef): string {
  return `${prefix}${serverKey(ref)}`;
}
