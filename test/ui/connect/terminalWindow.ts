import assert from "node:assert/strict";
import { join } from "node:path";
import { documentServers } from "../../simulator/documentServers";
import { eventually, eventuallyHolds } from "../../vscode/workbench/eventually";
import { openServersWindow, untilTreeHolds, type ServersWindow } from "../serversWindow";

const [web] = documentServers;
assert.ok(web);
const here = { ...web, id: 2, name: "here", ipAddress: "127.0.0.1", ipv6Address: null };

/** A window in which a server is connected to, and the terminal that shows it. */
export class TerminalWindow {
  private constructor(private readonly window: ServersWindow) {}

  static async open(): Promise<TerminalWindow> {
    const window = await openServersWindow({
      simulator: { servers: [web, here].flatMap((server) => server ?? []) },
      workbench: {
        settings: {
          // Drawn as text, which a test can read.
          "terminal.integrated.gpuAcceleration": "off",
          // The first line must stay in sight under the last: what has scrolled away isn't drawn.
          "workbench.panel.opensMaximized": "always",
        },
      },
    });
    await untilTreeHolds(window.view, "here");
    return new TerminalWindow(window);
  }

  close(): Promise<void> {
    return this.window.close();
  }

  async clear(): Promise<void> {
    await this.window.workbench.companion.execute("workbench.action.terminal.killAll");
    await this.window.workbench.clearNotifications();
  }

  /** A login shell makes a PATH of its own, so only VS Code's setting is sure to count. */
  async connect(
    settings: Readonly<Record<string, unknown>>,
    { id = "12345", path }: { readonly id?: string; readonly path: string },
  ): Promise<void> {
    const { companion } = this.window.workbench;
    await companion.set({
      ...settings,
      "terminal.integrated.env.linux": { PATH: path },
      "terminal.integrated.env.osx": { PATH: path },
    });
    await companion.execute("vps.server.openTerminal", id);
  }

  async text(): Promise<string> {
    const rows = await this.#terminals().locator(".xterm-rows > div").allInnerTexts();
    return rows.map((row) => row.replaceAll("\u00a0", " ").trimEnd()).join("\n");
  }

  async says(pattern: RegExp, timeoutMs?: number): Promise<void> {
    await eventuallyHolds(
      () => this.text(),
      (shown) => {
        assert.match(shown, pattern);
      },
      timeoutMs,
    );
  }

  async press(key: string, until: () => Promise<unknown>): Promise<void> {
    await this.window.workbench.keys.press(key, { at: this.#terminals(), until });
  }

  /** Types what a user would, into the terminal that has the focus. */
  async type(text: string): Promise<void> {
    const id = "workbench.action.terminal.sendSequence";
    await this.window.workbench.companion.execute(id, { text });
  }

  async hasClosed(): Promise<boolean> {
    return (await this.#terminals().count()) === 0;
  }

  async closesSilently(): Promise<void> {
    await eventually(() => this.#terminals().count(), 0);
    assert.deepEqual(await this.window.workbench.notifications.messages(), []);
  }

  /** For who wants to look at it: into the folder that VPS_TEST_PICTURES names. */
  async picture(name: string): Promise<void> {
    const folder = process.env.VPS_TEST_PICTURES;
    if (folder) {
      await this.window.workbench.screenshot(join(folder, `${name}.png`));
    }
  }

  #terminals() {
    return this.window.workbench.page.locator(".terminal-wrapper:visible");
  }
}
