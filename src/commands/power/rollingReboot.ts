import * as vscode from "vscode";
import {
  RollingReboot,
  type ProbeTarget,
  type RollingDependencies,
} from "../../core/changes/rollingReboot";
import {
  isFinished,
  parseRollingRun,
  resumed,
  type RollingRun,
} from "../../core/changes/rollingRun";
import type { Server, ServerRef } from "../../core/servers/server";
import { refOf } from "../../core/servers/serverStore";
import { sshTarget, type SshSettings } from "../../core/servers/sshTarget";
import type { Notifier } from "../../ui/notifier";
import type { TextPages } from "../../ui/textPages";
import { calledAmong } from "../choice/calledAmong";
import { chooseRolling } from "./chooseRolling";
import { rollingFaults, rollingLines, rollingSummary, rollingTitle } from "./rollingPage";

export interface RollingOptions extends Omit<RollingDependencies, "targetOf"> {
  readonly notifier: Notifier;
  readonly pages: Pick<TextPages, "show">;
  readonly ssh: { readonly settingsOf: (ref: ServerRef) => SshSettings };
  /** What this window remembers over a reload. */
  readonly memory: Pick<vscode.Memento, "get" | "update">;
}

const memoryKey = "rollingReboot";

/** Rolling reboots: one at a time in a window, each kept until it has ended. */
export class RollingReboots {
  #isRunning = false;

  constructor(private readonly options: RollingOptions) {}

  async start(clicked: unknown, selected: unknown): Promise<void> {
    if (this.#isBusy()) {
      return;
    }
    const choice = await chooseRolling(clicked, selected, this.options);
    if (choice) {
      const servers = choice.targets.map((view) => ({
        ...refOf(view),
        name: calledAmong(view.server, this.options.store),
        location: view.server.location,
        step: "waiting" as const,
      }));
      await this.#run({ order: choice.order, servers });
    }
  }

  /** Asks about the run that a reload of the window has interrupted. It never goes on by itself. */
  resume(): void {
    const { memory, notifier, pages } = this.options;
    const kept = parseRollingRun(memory.get(memoryKey));
    if (this.#isRunning || !kept) {
      notifier.info(vscode.l10n.t("No rolling reboot was interrupted."));
      return;
    }
    const message = vscode.l10n.t("A rolling reboot was interrupted.");
    notifier.warn(
      `${message} ${rollingSummary(kept)}`,
      { label: vscode.l10n.t("Resume"), run: () => this.#run(kept) },
      {
        label: vscode.l10n.t("Show List"),
        run: () => pages.show(rollingTitle(), { lines: rollingLines(kept) }),
      },
      { label: vscode.l10n.t("Discard"), run: () => memory.update(memoryKey, undefined) },
    );
  }

  /** True, and said, while another one is under way. */
  #isBusy(): boolean {
    if (this.#isRunning) {
      this.options.notifier.info(vscode.l10n.t("A rolling reboot is already under way."));
    }
    return this.#isRunning;
  }

  async #run(begun: RollingRun): Promise<void> {
    if (this.#isBusy()) {
      return;
    }
    this.#isRunning = true;
    try {
      await this.#runOnPage(begun);
    } finally {
      this.#isRunning = false;
    }
  }

  async #runOnPage(begun: RollingRun): Promise<void> {
    const { memory, pages } = this.options;
    await memory.update(memoryKey, begun);
    const page = await pages.show(rollingTitle(), { lines: rollingLines(begun) });
    const abort = new AbortController();
    const progress = {
      location: vscode.ProgressLocation.Notification,
      title: rollingTitle(),
      cancellable: true,
    };
    const ended = await vscode.window.withProgress(progress, (shown, token) => {
      token.onCancellationRequested(() => {
        abort.abort();
      });
      const keep = async (now: RollingRun) => {
        page.update({ lines: rollingLines(now) });
        shown.report({ message: rollingSummary(now) });
        await memory.update(memoryKey, now);
      };
      const targetOf = (server: Server, ref: ServerRef) =>
        probeTargetOf(server, this.options.ssh.settingsOf(ref));
      return new RollingReboot(begun, { ...this.options, targetOf }, keep, abort.signal).go();
    });
    await memory.update(memoryKey, undefined);
    const goOn = { label: vscode.l10n.t("Resume"), run: () => this.#run(resumed(ended)) };
    page.update({
      lines: rollingLines(ended),
      button: isFinished(ended) ? undefined : goOn,
    });
    this.#sayEnd(ended, goOn);
  }

  #sayEnd(ended: RollingRun, goOn: { readonly label: string; readonly run: () => unknown }): void {
    const { notifier } = this.options;
    const faults = rollingFaults(ended);
    if (isFinished(ended)) {
      notifier.info(rollingSummary(ended));
    } else if (faults === "") {
      notifier.info(vscode.l10n.t("{0} It was cancelled.", rollingSummary(ended)), goOn);
    } else {
      notifier.warn(`${rollingSummary(ended)} ${firstSentence(faults)}`, goOn);
    }
  }
}

/** The rest is on the page. */
function firstSentence(text: string): string {
  return /^.*?[.](?= |$)/.exec(text)?.[0] ?? text;
}

function probeTargetOf(server: Server, ssh: SshSettings): ProbeTarget | undefined {
  const target = sshTarget(server, ssh);
  return target.ok ? { host: target.host, port: ssh.port } : undefined;
}
