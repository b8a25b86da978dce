import type { Locator, Page } from "playwright-core";
import type { PageElement } from "./pageElement";

export type Severity = "error" | "warning" | "info";

export interface Notification {
  readonly severity: Severity;
  readonly message: string;
  readonly buttons: readonly string[];
}

const toastMs = 2_000;

/** The messages in the lower right corner. */
export class Notifications {
  private readonly shown: Locator;
  private readonly center: Locator;

  constructor(private readonly page: Page) {
    this.center = page.locator(".notifications-center.visible");
    this.shown = page
      .locator(".notifications-toasts.visible, .notifications-center.visible")
      .locator(".monaco-list-row");
  }

  /** Those in sight now. */
  async all(): Promise<Notification[]> {
    return this.shown.evaluateAll(readNotifications);
  }

  async messages(): Promise<string[]> {
    return (await this.all()).map(({ message }) => message);
  }

  /**
   * Waits for a message that holds `text`. VS Code draws messages anew when another comes or goes:
   * one that is gone in the moment between waiting and reading is waited for again.
   */
  async find(text: string | RegExp): Promise<Notification> {
    const [found] = await (await this.located(text)).evaluateAll(readNotifications);
    return found ?? this.find(text);
  }

  /** Clicks a button of the message that holds `text`. */
  async click(text: string | RegExp, button: string): Promise<void> {
    const notification = await this.located(text);
    await notification.getByRole("button", { name: button, exact: true }).click();
  }

  async dismiss(text: string | RegExp): Promise<void> {
    const notification = await this.located(text);
    await notification.hover();
    await notification.getByRole("button", { name: /^Clear Notification/ }).click();
    await notification.waitFor({ state: "hidden" });
  }

  /** VS Code hides messages that come fast or are many; then the list behind the bell has them. */
  private async located(text: string | RegExp): Promise<Locator> {
    const notification = this.shown.filter({ hasText: text }).first();
    try {
      await notification.waitFor({ timeout: toastMs });
    } catch {
      if ((await this.center.count()) === 0) {
        await this.page.locator("[id='status.notifications']").click();
      }
      await notification.waitFor();
    }
    return notification;
  }
}

/** Runs inside the page. */
function readNotifications(elements: readonly PageElement[]): Notification[] {
  const text = (element: PageElement | null) => (element?.textContent ?? "").trim();
  return elements.map((element) => {
    const icon = element.querySelector(".notification-list-item-icon")?.className ?? "";
    const buttons = element.querySelectorAll(
      ".notification-list-item-buttons-container .monaco-button",
    );
    return {
      severity: icon.includes("-error") ? "error" : icon.includes("-warning") ? "warning" : "info",
      message: text(element.querySelector(".notification-list-item-message")),
      buttons: [...buttons].map(text),
    };
  });
}
