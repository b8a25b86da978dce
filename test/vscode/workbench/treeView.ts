import type { Locator, Page } from "playwright-core";
import { labelsOf } from "./pageElement";
import { drawnRows } from "./drawnRows";
import type { Keyboard } from "./keyboard";
import { rowNamed, type Row } from "./row";
import { untilDrawn } from "./untilDrawn";

/** A view in the side bar that shows a tree. */
export class TreeView {
  readonly pane: Locator;

  constructor(
    private readonly page: Page,
    private readonly title: string,
    private readonly keys: Keyboard,
  ) {
    // A description of the view stands between the title and the word behind it.
    const header = page.locator(
      `.pane-header:is([aria-label="${title} Section"], [aria-label^="${title} - "])`,
    );
    this.pane = page.locator(".pane").filter({ has: header });
  }

  /** The tree as indented lines: label, two spaces, description. Empty without rows. */
  async text(): Promise<string> {
    if ((await this.pane.locator(".monaco-list:visible").count()) === 0) {
      return "";
    }
    const rows = await drawnRows(this.list());
    if (rows.length > 0 && !rows.some(({ last }) => last)) {
      throw new Error(`"${this.title}" has more rows than fit; open a taller window.`);
    }
    const line = ({ level, label, description }: (typeof rows)[number]) =>
      `${"  ".repeat(level - 1)}${label}${description ? `  ${description}` : ""}`;
    return rows.map(line).join("\n");
  }

  row(name: string): Row {
    return rowNamed(this.page, this.list(), name, this.keys);
  }

  /** Labels of the rows that have nothing below them. */
  async leaves(): Promise<string[]> {
    return this.list().locator(".monaco-list-row:not([aria-expanded]) .label-name").allInnerTexts();
  }

  async selectedRows(): Promise<number> {
    return this.list().locator(".monaco-list-row.selected").count();
  }

  /** Unfolds every row in sight. */
  async expandAll(): Promise<void> {
    const folded = this.list().locator(".monaco-list-row[aria-expanded=false]");
    while ((await folded.count()) > 0) {
      await folded.first().locator(".monaco-tl-twistie").click();
      await untilDrawn(this.page);
    }
  }

  /** Presses a key that moves the focus to the row of that name. */
  async move(key: string, name: string): Promise<void> {
    await this.press(key, async () => (await this.focusedLabel()) === name);
  }

  /** Presses a key among the rows; `until` is what has to become of it. */
  async press(key: string, until: () => Promise<unknown>): Promise<void> {
    await this.keys.press(key, { at: this.list(), until });
  }

  async focusedLabel(): Promise<string> {
    const labels = this.list().locator(".monaco-list-row.focused .label-name");
    return (await labels.allInnerTexts()).join("").trim();
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

  private list(): Locator {
    return this.pane.locator(".monaco-list");
  }

  /** A container with one view shows the view's buttons in its own title. */
  private titleBar(): Locator {
    return this.page.locator(".sidebar .composite.title .title-actions");
  }
}
