import type { FrameLocator, Locator } from "playwright-core";
import { eventually, eventuallyHolds } from "../vscode/workbench/eventually";
import { openWorkbench, type WorkbenchOptions } from "../vscode/workbench/openWorkbench";
import type { Workbench } from "../vscode/workbench/workbench";
import { defaultAccount } from "../simulator/accountRecords";
import { startSimulator, type Simulator } from "../simulator/simulator";
import type { SimulatorOptions } from "../simulator/simulatorOptions";

export const serverPath = "servers/12345/";

/** A window with the API that it talks to, and the details panel in it. */
export class PanelScene {
  private constructor(
    readonly simulator: Simulator,
    readonly workbench: Workbench,
  ) {}

  /** Signed in by hand, or by the environment's token, which is quicker. */
  static async open(
    options: {
      readonly simulator?: SimulatorOptions;
      readonly workbench?: WorkbenchOptions;
      readonly byHand?: boolean;
    } = {},
  ): Promise<PanelScene> {
    const simulator = await startSimulator(options.simulator);
    const workbench = await openWorkbench({
      ...options.workbench,
      settings: { "vps.apiUrl": simulator.apiUrl, ...options.workbench?.settings },
      env: options.byHand ? {} : { VPS_API_TOKEN: defaultAccount.token },
    });
    const scene = new PanelScene(simulator, workbench);
    await workbench.openView("VPS.org");
    if (options.byHand) {
      await scene.signIn();
    }
    await scene.tree().row("web-server-01").locator.waitFor();
    return scene;
  }

  async signIn(): Promise<void> {
    await this.tree().clickWelcome("Sign In");
    await this.workbench.quickInput.opened("Sign In to VPS.org");
    await this.workbench.quickInput.type(defaultAccount.token);
    await this.workbench.quickInput.accept();
  }

  tree() {
    return this.workbench.view("Servers");
  }

  page(): FrameLocator {
    return this.workbench.webview();
  }

  async show(name = "web-server-01"): Promise<void> {
    await this.tree().row(name).clickInlineAction("Show Details");
    await this.page().locator("h1").waitFor();
    await this.focused();
  }

  /** VS Code gives a new panel the focus late, and then takes a palette away that is open by then. */
  async focused(): Promise<void> {
    await eventually(() => this.inPage("document.hasFocus()"), true);
  }

  /** Shows the panel and waits for the server's own answer. */
  async showLoaded(name = "web-server-01"): Promise<void> {
    await this.show(name);
    await eventually(() => this.footerLook(), "fresh");
  }

  async closePanels(): Promise<void> {
    await this.workbench.runCommand("View: Close All Editors");
    await eventually(() => this.workbench.editorTitles(), []);
  }

  /** By VS Code's own command, which remembers the editors; a reload of the page may come too soon. */
  async reloadWindow(): Promise<void> {
    const { page } = this.workbench;
    await page.evaluate("window.isOldPage = true");
    await this.workbench.runCommand("Developer: Reload Window");
    await page.waitForFunction("!window.isOldPage");
    await this.workbench.ready();
  }

  async footerLook(): Promise<string | null> {
    return this.page().locator("footer").getAttribute("data-look");
  }

  async footerText(): Promise<string> {
    return this.page().locator(".footer-texts").innerText();
  }

  async status(): Promise<string> {
    return this.page().locator(".status-word").innerText();
  }

  /** Names of the buttons below the server's name. */
  async actions(): Promise<string[]> {
    const buttons = await this.page().locator(".actions vscode-button:visible").all();
    return Promise.all(buttons.map(async (button) => (await button.textContent()) ?? ""));
  }

  action(name: string): Locator {
    return this.page().locator(".actions").getByRole("button", { name, exact: true });
  }

  /** What stands behind a label of the details: "IPv4". */
  async fact(label: string): Promise<string> {
    const row = this.page()
      .locator(".fact")
      .filter({ hasText: new RegExp(`^${label}`) });
    return row.locator(".fact-value").innerText();
  }

  async gauge(label: string): Promise<string> {
    return this.gaugeOf(label).locator(".gauge-value").innerText();
  }

  gaugeOf(label: string): Locator {
    return this.page().locator(".gauge").filter({ hasText: label });
  }

  /** What a screen reader was told last. */
  async said(): Promise<string> {
    return (await this.page().locator("[role=status]").textContent()) ?? "";
  }

  async untilSaid(text: RegExp): Promise<void> {
    await eventuallyHolds(
      () => this.said(),
      (said) => {
        if (!text.test(said)) {
          throw new Error(`A screen reader was told: "${said}"`);
        }
      },
    );
  }

  /** Chooses a theme as a person does, with the panel open. */
  async chooseTheme(name: string): Promise<void> {
    const { workbench } = this;
    await workbench.runCommand("Preferences: Color Theme");
    await workbench.quickInput.input.waitFor();
    await workbench.quickInput.type(name);
    await workbench.quickInput.accept();
    await workbench.quickInput.closed();
  }

  /** Runs inside the page, where TypeScript of the tests has no business. */
  inPage<T>(expression: string): Promise<T> {
    return this.page().locator("body").evaluate<T, unknown>(expression, undefined);
  }

  async close(): Promise<void> {
    await this.workbench.close();
    await this.simulator.close();
  }
}
