import type { Locator, Page } from "playwright-core";
import type { PageElement } from "./pageElement";

export type Severity = "error" | "warning" | "info";

export interface Notification {
  readonly severity: Severity;
  readonly message: string;
  readonly buttons: readonly string[];
}

/** The messages in the lower right corner; VS Code shows three at a time and hides old ones. */
export class Notifications {
  private readonly toasts: Locator;

  constructor(page: Page) {
    this.toasts = page.locator(".notifications-toasts .monaco-list-row");
  }

  async all(): Promise<Notification[]> {
    return this.toasts.evaluateAll(readToasts);
  }

  async messages(): Promise<string[]> {
    return (await this.all()).map(({ message }) => message);
  }

  /** Waits for a message that holds `text`. */
  async find(text: string | RegExp): Promise<Notification> {
    const toast = this.toast(text);
    await toast.waitFor();
    const [found] = await toast.evaluateAll(readToasts);
    if (!found) {
      throw new Error(`The message "${String(text)}" went away while it was read.`);
    }
    return found;
  }

  /** Clicks a button of the message that holds `text`. */
  async click(text: string | RegExp, button: string): Promise<void> {
    await this.toast(text).getByRole("button", { name: button, exact: true }).click();
  }

  async dismiss(text: string | RegExp): Promise<void> {
    const toast = this.toast(text);
    await toast.hover();
    await toast.getByRole("button", { name: /^Clear Notification/ }).click();
    await toast.waitFor({ state: "hidden" });
  }

  private toast(text: string | RegExp): Locator {
    return this.toasts.filter({ hasText: text }).first();
  }
}

/** Runs inside the page. */
function readToasts(toasts: readonly PageElement[]): Notification[] {
  return toasts.map((toast) => {
    const icon = toast.querySelector(".notification-list-item-icon")?.className ?? "";
    const buttons = toast.querySelectorAll(
      ".notification-list-item-buttons-container .monaco-button",
    );
    return {
      severity: icon.includes("codicon-error")
        ? "error"
        : icon.includes("codicon-warning")
          ? "warning"
          : "info",
      message: (toast.querySelector(".notification-list-item-message")?.textContent ?? "").trim(),
      buttons: [...buttons].map(({ textContent }) => (textContent ?? "").trim()),
    };
  });
}
