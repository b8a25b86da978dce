import assert from "node:assert/strict";
import type { Frame, Locator, Page } from "playwright-core";
import { eventuallyHolds } from "./eventually";
import { focusedElement, staysFocusedWithin } from "./focus";

const glanceMs = 2_000;

export interface Stroke {
  /** What the key is meant for: it holds the focus before the key is sent. */
  readonly at: Locator;
  /** What the key has to bring about: true, or no error, in the end. */
  readonly until: () => Promise<unknown>;
}

/** The only place that may press keys: each is sent once, to what has the focus, and is proven. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  async press(key: string, { at, until }: Stroke): Promise<void> {
    await this.focused(at);
    await this.page.keyboard.press(key);
    await holds(until, `${key} did not do what it was pressed for.`);
  }

  /** Types a text key by key; proven by the box that holds it, unless `until` says otherwise. */
  async type(
    text: string,
    { at, until }: { readonly at: Locator; readonly until?: () => Promise<unknown> },
  ): Promise<void> {
    await this.focused(at);
    await this.page.keyboard.type(text);
    await holds(
      until ?? (async () => (await at.inputValue()) === text),
      `"${text}" did not arrive.`,
    );
  }

  /** Keeps a key down: it repeats until `until` holds, and then `more` times. */
  async hold(key: string, { at, until, more = 0 }: Stroke & { more?: number }): Promise<void> {
    await this.focused(at);
    try {
      await holds(async () => {
        await this.page.keyboard.down(key);
        return until();
      }, `${key} was held down for nothing.`);
      // Waiting for each would make gaps on a slow machine, as if the key had been let go.
      const presses = Array.from({ length: more }, () => this.page.keyboard.down(key));
      await Promise.all(presses);
    } finally {
      await this.page.keyboard.up(key);
    }
  }

  /** Waits until the focus is within `at` and stays: VS Code moves it late, a frame or two after. */
  async focused(at: Locator): Promise<void> {
    await eventuallyHolds(
      async () => {
        const element = await at.elementHandle({ timeout: glanceMs });
        assert.ok(element);
        const frame = await element.ownerFrame();
        const has = await element.evaluate(staysFocusedWithin);
        return has && (await allFocused(frame)) ? "" : this.page.evaluate<string>(focusedElement);
      },
      (elsewhere) => {
        assert.equal(elsewhere, "", `The focus is not at ${String(at)}, but at ${elsewhere}.`);
      },
    );
  }
}

async function holds(until: () => Promise<unknown>, otherwise: string): Promise<void> {
  await eventuallyHolds(until, (value) => {
    assert.notEqual(value, false, otherwise);
  });
}

/** A frame has the focus only where every frame around it has. */
async function allFocused(frame: Frame | null): Promise<boolean> {
  for (let at = frame; at; at = at.parentFrame()) {
    if (!(await at.evaluate<boolean>("document.hasFocus()"))) {
      return false;
    }
  }
  return true;
}
