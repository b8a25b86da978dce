import { setTimeout as wait } from "node:timers/promises";
import type { Locator, Page } from "playwright-core";
import { labelsOf } from "./pageElement";
import { drawnRows } from "./drawnRows";
import { eventually } from "./eventually";
import { rowNamed, type Row } from "./row";

const betweenKeysMs = 100;

/** A view in the side bar that shows a tree. */
export class TreeView {
  readonly pane: Locator;

  constructor(
    private readonly page: Page,
    private readonly title: string,
  ) {
    // A description of the view stands between the title and the word behind it.
    const header = page.locator(
      `.pane-header:is([aria-label="${title} Section"], [aria-label^="${title} - "])`,
    );
    this.pane = page.locator(".pane").filter({ has: header });
  }

  /** The tree as indented lines: label, two spaces, description. Empty without rows. */
  async text(): Promise<string> {
    const list = this.pane.locator(".monaco-list");
    if ((await this.pane.locator(".monaco-list:visible").count()) === 0) {
      return "";
    }
    const rows = await drawnRows(list);
    if (rows.length > 0 && !rows.some(({ last }) => last)) {
      throw new Error(`"${this.title}" has more rows than fit; open a taller window.`);
    }
    const line = ({ level, label, description }: (typeof rows)[number]) =>
      `${"  ".repeat(level - 1)}${label}${description ? `  ${description}` : ""}`;
    return rows.map(line).join("\n");
  }

  row(name: string): Row {
    return rowNamed(this.page, this.pane.locator(".monaco-list"), name);
  }

  /**
   * Presses a key that moves the focus to the row of that name. VS Code drops an arrow key that
   * comes a few milliseconds after the key before, faster than anybody types.
   */
  async move(key: string, name: string): Promise<void> {
    await wait(betweenKeysMs);
    await this.page.keyboard.press(key);
    const row = this.pane.locator(".monaco-list-row.focused .label-name");
    await eventually(async () => (await row.innerText()).trim(), name);
  }

  /** The line above the tree; empty when there is none. */
  async message(): Promise<string> {
    const message = this.pane.locator(".tree-explorer-viewlet-tree-view > .message:not(.hide)");
    return (await message.allInnerTexts()).join("\n").trim();
  }

  /** What the view says instead of a tree, buttons included; empty when it shows a tree. */
  async welcomeText(): Promise<string> {
    const welcome = this.pane.locator(".welcome-view-content:visible");
    const texts = await welcome.allInnerTexts();
    return texts.join("\n").replaceAll(/\n+/g, "\n").trim();
  }

  async clickWelcome(label: string): Promise<void> {
    await this.pane
      .locator(".welcome-view-content")
      .getByRole("button", { name: label, exact: true })
      .click();
  }

  /** Labels of the buttons in the title bar. */
  async titleActions(): Promise<string[]> {
    const actions = this.titleBar().getByRole("button");
    return actions.evaluateAll(labelsOf);
  }

  async clickTitleAction(label: string): Promise<void> {
    await this.titleBar().getByRole("button", { name: label, exact: true }).click();
  }

  /** Whether the view shows that it is at work. */
  async isBusy(): Promise<boolean> {
    return (await this.page.locator(".sidebar .monaco-progress-container.active").count()) > 0;
  }

  /** A container with one view shows the view's buttons in its own title. */
  private titleBar(): Locator {
    return this.page.locator(".sidebar .composite.title .title-actions");
  }
}
