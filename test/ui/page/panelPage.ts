import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { panelHtml } from "../../../src/panel/panelHtml";
import { panelTexts } from "../../../src/panel/panelTexts";
import type { PanelState } from "../../../src/shared/panelState";
import type { HostMessage, PanelMemory } from "../../../src/shared/protocol";
import { projectRoot } from "../../vscode/projectRoot";
import { capturedTheme, type PanelThemeName } from "../panelThemes";
import { panelBrowser } from "./panelBrowser";
import { loadingFont, testFonts, type TestFontName } from "./testFonts";

const origin = "https://panel.test";

export const pageTexts = panelTexts();

/** Which server the page is told to remember. */
export const pageMemory = { accountKey: "ada", serverId: "12345" };

export interface PanelPageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: PanelThemeName;
  readonly font?: TestFontName;
}

/**
 * The page by itself in a browser: its own HTML, policy, script and style, a theme as VS Code gives
 * it, a font that the tests bring along, and a host that is played here.
 */
export class PanelPage {
  /** Errors of the script, broken rules of the policy, dialogs. */
  readonly faults: string[] = [];
  readonly #fonts = new Set<TestFontName>();
  #hasTexts = false;
  #looks: { theme: PanelThemeName; font: TestFontName } = { theme: "dark", font: "ordinary" };

  private constructor(readonly page: Page) {}

  static async open(options: PanelPageOptions = {}): Promise<PanelPage> {
    const browser = await panelBrowser();
    const page = await browser.newPage({
      viewport: { width: options.width ?? 900, height: options.height ?? 900 },
      locale: "en-US",
      timezoneId: "UTC",
    });
    const panel = new PanelPage(page);
    await panel.#load();
    await panel.setTheme(options.theme ?? "dark");
    await panel.setFont(options.font ?? "ordinary");
    return panel;
  }

  /** Puts the theme's variables and classes in the place of the last one's, as VS Code does. */
  async setTheme(name: PanelThemeName): Promise<void> {
    this.#looks.theme = name;
    await this.evaluate(`(({ variables, bodyClasses, bodyAttributes, defaultStyles }) => {
      const { style } = document.documentElement;
      const font = style.getPropertyValue("--vscode-font-family");
      style.cssText = "";
      for (const [name, value] of Object.entries(variables)) {
        style.setProperty(name, value);
      }
      if (font) {
        style.setProperty("--vscode-font-family", font);
      }
      for (const [name, value] of Object.entries(bodyAttributes)) {
        document.body.setAttribute(name, value);
      }
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(defaultStyles);
      document.adoptedStyleSheets = [sheet];
      document.body.className = bodyClasses.join(" ");
    })(${JSON.stringify(await capturedTheme(name))})`);
  }

  async setFont(name: TestFontName): Promise<void> {
    this.#looks.font = name;
    if (!this.#fonts.has(name)) {
      this.#fonts.add(name);
      await this.evaluate(await loadingFont(name));
    }
    const family = JSON.stringify(testFonts[name].family);
    await this.evaluate(
      `document.documentElement.style.setProperty("--vscode-font-family", ${JSON.stringify(family)})`,
    );
  }

  /** Shows a state as the host does: the words first, where the page has none yet. */
  async show(state: PanelState): Promise<void> {
    if (!this.#hasTexts) {
      this.#hasTexts = true;
      await this.say({
        type: "init",
        texts: pageTexts,
        language: "en",
        memory: pageMemory,
        page: "page-1",
      });
    }
    await this.say({ type: "state", state });
  }

  async say(message: HostMessage): Promise<void> {
    await this.post(message);
  }

  /** Sends whatever it is, as other scripts in the window may. */
  async post(message: unknown): Promise<void> {
    await this.evaluate(`new Promise((resolve) => {
      addEventListener("message", () => resolve(), { once: true });
      window.postMessage(${JSON.stringify(message)}, "*");
    })`);
  }

  async resize(width: number, height = 900): Promise<void> {
    await this.page.setViewportSize({ width, height });
    await this.settled();
  }

  /** Opens the tables below the charts. */
  async unfold(): Promise<void> {
    await this.evaluate(
      "document.querySelectorAll('details').forEach((one) => { one.open = true; })",
    );
    await this.settled();
  }

  /** Two frames: sizes are known in the first, and what watches sizes has drawn in the second. */
  async settled(): Promise<void> {
    await this.evaluate(
      "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))",
    );
  }

  /** What VS Code keeps for the page. */
  remembered(): Promise<PanelMemory & { readonly look: Readonly<Record<string, unknown>> }> {
    return this.evaluate("JSON.parse(sessionStorage.getItem('remembered'))");
  }

  /** Loads the page anew, as VS Code does with one that was hidden. */
  async reload(): Promise<void> {
    this.#hasTexts = false;
    const { theme, font } = this.#looks;
    await this.page.reload();
    this.#fonts.clear();
    await this.setTheme(theme);
    await this.setFont(font);
  }

  /** What the page has sent to its host. */
  sent(): Promise<unknown[]> {
    return this.evaluate<unknown[]>("sent");
  }

  evaluate<T>(expression: string): Promise<T> {
    return this.page.evaluate<T>(expression);
  }

  /** Ends with a failure if anything went wrong in the page. */
  async close(): Promise<void> {
    await this.page.close();
    assert.deepEqual(this.faults, []);
  }

  async #load(): Promise<void> {
    const { page } = this;
    page.on("pageerror", (error) => this.faults.push(error.message));
    page.on("dialog", (dialog) => {
      this.faults.push(`A dialog opened: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("console", (message) => {
      if (message.type() === "error" || message.text().includes("Content Security Policy")) {
        this.faults.push(message.text());
      }
    });
    await page.route(`${origin}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      const isPage = pathname === "/";
      const body = isPage ? shell() : await readFile(join(projectRoot, "dist", pathname), "utf8");
      const type = isPage ? "html" : pathname.endsWith(".css") ? "css" : "javascript";
      await route.fulfill({ contentType: `text/${type}`, body });
    });
    await page.addInitScript(`
      globalThis.sent = [];
      globalThis.acquireVsCodeApi = () => ({
        postMessage: (message) => sent.push(message),
        setState: (state) => { sessionStorage.setItem("remembered", JSON.stringify(state)); },
        getState: () => JSON.parse(sessionStorage.getItem("remembered") ?? "null") ?? undefined,
      });
    `);
    await page.goto(`${origin}/`);
  }
}

function shell(): string {
  return panelHtml({
    title: "Server Details",
    language: "en",
    nonce: "bm9uY2U=",
    cspSource: origin,
    scriptUri: `${origin}/panel.js`,
    styleUri: `${origin}/panel.css`,
  });
}
