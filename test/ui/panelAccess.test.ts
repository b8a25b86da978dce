import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Locator } from "playwright-core";
import type { Answer } from "../simulator/answer";
import type { Fault } from "../simulator/faults";
import { eventually, eventuallyHolds } from "../hosts/workbench/eventually";
import { PanelScene, serverPath } from "./panelScene";

const themes = [
  ["Light Modern", "vscode-light"],
  ["Dark Modern", "vscode-dark"],
  ["Dark High Contrast", "vscode-high-contrast"],
  ["Light High Contrast", "vscode-high-contrast-light"],
] as const;

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
  readonly passes: readonly unknown[];
}

const partial: Fault = {
  kind: "transform",
  transform: (answer: Answer) => {
    const whole = answer.body as Record<string, unknown>;
    const body = Object.fromEntries(
      Object.entries(whole).filter(
        ([key]) => !["resource_usage", "ipv6_address", "backups_enabled"].includes(key),
      ),
    );
    return { ...answer, body };
  },
};

const documentUsage = { cpuPercent: 23.5, memoryUsed: 2_048, diskUsed: 35, bandwidthUsed: 450 };

describe("Everybody's details panel", function () {
  this.timeout(300_000);
  let scene: PanelScene;
  let axe: string;
  let release: () => void;
  let released: Promise<void>;

  before(async () => {
    axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    scene = await PanelScene.open();
  });

  after(() => scene.close());

  beforeEach(() => {
    released = new Promise((resolve) => {
      release = resolve;
    });
  });

  afterEach(async () => {
    scene.simulator.faults.clear();
    release();
    scene.simulator.setServer(12345, { status: "active", usage: documentUsage });
    await scene.closePanels();
  });

  const fail = (fault: Fault) =>
    scene.simulator.faults.add({ match: { path: serverPath }, times: Infinity, fault });
  const refresh = () => scene.page().locator(".footer").getByLabel("Refresh").click();

  const states: Readonly<Record<string, () => Promise<void>>> = {
    loading: async () => {
      fail({ kind: "hold", until: released });
      await scene.show();
      await eventually(() => scene.footerLook(), "loading");
    },
    normal: () => scene.showLoaded(),
    "very full": async () => {
      const usage = { cpuPercent: 96.2, memoryUsed: 3_300, diskUsed: 78, bandwidthUsed: 450 };
      scene.simulator.setServer(12345, { usage });
      await scene.showLoaded();
    },
    stopped: async () => {
      scene.simulator.setServer(12345, { status: "stopped" });
      await scene.showLoaded();
      await eventually(() => scene.status(), "Stopped");
    },
    partial: async () => {
      fail(partial);
      await scene.showLoaded();
      assert.equal(await scene.fact("Backups"), "Not stated");
    },
    failed: async () => {
      fail({ kind: "status", status: 503 });
      await scene.show();
      await eventually(() => scene.footerLook(), "failed");
    },
    stale: async () => {
      await scene.showLoaded();
      fail({ kind: "status", status: 503 });
      await refresh();
      await eventually(() => scene.footerLook(), "stale");
    },
    gone: async () => {
      await scene.showLoaded("db-server-01");
      scene.simulator.removeServer(12346);
      await refresh();
      await eventually(() => scene.footerLook(), "ended");
    },
  };

  for (const [state, reach] of Object.entries(states)) {
    it(`has no flaw that axe knows, ${state}, in four themes`, async () => {
      await reach();
      for (const [theme, kind] of themes) {
        await scene.chooseTheme(theme);
        const body = scene.page().locator("body");
        await eventually(() => body.getAttribute("data-vscode-theme-kind"), kind);
        assert.deepEqual(await flaws(), [], theme);
      }
    });
  }

  async function flaws(): Promise<readonly string[]> {
    await inPage(`${axe}; undefined`);
    const { violations, passes } = await inPage<AxeResult>("axe.run(document)");
    assert.ok(passes.length > 10);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ html, failureSummary = "" }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`,
      ),
    );
  }

  it("is used by keyboard alone", async () => {
    const { keyboard } = scene.workbench.page;
    await scene.showLoaded();
    await scene.page().locator("h1").click();
    const reached: string[] = [];
    for (let presses = 0; presses < 40; presses += 1) {
      await keyboard.press("Tab");
      const name = await focused();
      if (name === "" || reached.includes(name)) {
        break;
      }
      reached.push(name);
      assert.ok(await showsFocus(), `${name} shows that it has the focus`);
    }
    assert.deepEqual(reached, [
      "Connect in Terminal",
      "Open Remote Window",
      "Stop",
      "Reboot",
      "Edit Settings…",
      "Delete…",
      "Copy Hostname",
      "Copy IPv4 Address",
      "Copy IPv6 Address",
      "Copy ID",
      "1 h",
      "CPU as a table",
      "Memory as a table",
      "Refresh",
    ]);
  });

  it("copies, changes the range and unfolds a table by keyboard", async () => {
    const { keyboard } = scene.workbench.page;
    await scene.showLoaded();
    await focus(scene.page().getByRole("button", { name: "Copy ID" }));
    await keyboard.press("Enter");
    await scene.untilSaid(/^Copied 12345/);
    await focus(scene.page().getByRole("radio", { name: "1 h" }));
    await keyboard.press("ArrowRight");
    await eventually(() => scene.page().getByRole("radio", { name: "24 h" }).isChecked(), true);
    await focus(scene.page().getByText("CPU as a table"));
    await keyboard.press("Space");
    const cells = scene.page().locator("details[open] tbody tr").first().locator("td");
    await eventuallyHolds(
      () => cells.allInnerTexts(),
      (texts) => {
        assert.match(texts.join(" and "), /^[\d.]+ % and [\d.]+ %$/);
      },
    );
  });

  it("stops a server by keyboard; the focus stays in the panel when the button goes", async () => {
    const { keyboard } = scene.workbench.page;
    await scene.showLoaded();
    await focus(scene.action("Stop"));
    await keyboard.press("Space");
    await scene.workbench.dialog.opened();
    await keyboard.press("Enter");
    await scene.untilSaid(/Stopping/);
    scene.simulator.setServer(12345, { status: "stopped" });
    await eventually(() => scene.status(), "Stopped");
    await scene.workbench.page.waitForTimeout(300);
    assert.equal(await focused(), "web-server-01");
  });

  it("keeps the focus and the selection through updates", async () => {
    await scene.showLoaded();
    const button = scene.page().getByRole("button", { name: "Copy IPv6 Address" });
    await focus(button);
    // In a browser VS Code takes the end of a page that had the focus for the window's loss of it.
    await scene.workbench.page.evaluate("window.dispatchEvent(new Event('focus'))");
    await scene.workbench.page.waitForTimeout(1_000);
    const before = scene.detailRequests();
    await scene.workbench.page.waitForTimeout(16_000);
    assert.ok(scene.detailRequests() > before);
    assert.equal(await focused(), "Copy IPv6 Address");
  });

  it("has landmarks, headings and a live region", async () => {
    await scene.showLoaded();
    const page = scene.page();
    assert.equal(await page.getByRole("main").count(), 1);
    assert.equal(await page.getByRole("contentinfo").count(), 1);
    assert.deepEqual(await page.locator("h1, h2, h3").allInnerTexts(), [
      "web-server-01",
      "Details",
      "Resource Usage",
      "History",
      "CPU",
      "Memory",
    ]);
    assert.equal(await page.getByRole("status").count(), 1);
    assert.equal(
      await page.getByRole("meter", { name: "CPU" }).getAttribute("aria-valuenow"),
      "24",
    );
    assert.equal(await page.getByRole("img", { name: /^CPU, the last hour/ }).count(), 1);
  });

  it("does not move from one state to the next", async () => {
    const until = released;
    scene.simulator.faults.add({ match: { path: serverPath }, fault: { kind: "hold", until } });
    await scene.show();
    await eventually(() => scene.footerLook(), "loading");
    const loading = await places();
    release();
    await eventually(() => scene.footerLook(), "fresh");
    assert.deepEqual(await places(), loading);
    fail({ kind: "status", status: 503 });
    await refresh();
    await eventually(() => scene.footerLook(), "stale");
    assert.deepEqual(await places(), loading);
    await scene.closePanels();
    await scene.show();
    await eventually(() => scene.footerLook(), "failed");
    assert.deepEqual(await places(), loading);
    await scene.closePanels();
    scene.simulator.faults.clear();
    fail(partial);
    await scene.showLoaded();
    assert.deepEqual(await places(), loading);
  });

  /** Where everything starts, from the top of the page. */
  async function places(): Promise<readonly number[]> {
    return inPage(`[...document.querySelectorAll("h1, h2, h3, dt, .status, .actions, .plot, footer")]
      .map((one) => Math.round(one.getBoundingClientRect().top))`);
  }

  /** Runs inside the page, where TypeScript of the tests has no business. */
  function inPage<T>(expression: string): Promise<T> {
    return scene.page().locator("body").evaluate<T, unknown>(expression, undefined);
  }

  async function focus(target: Locator): Promise<void> {
    await target.focus();
  }

  /** The name of what has the focus, as a screen reader would say it. */
  async function focused(): Promise<string> {
    return inPage(`(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) {
        at = at.shadowRoot.activeElement;
      }
      if (!at || at === document.body) {
        return "";
      }
      const label = at.getAttribute("aria-label") ?? at.labels?.[0]?.textContent ?? at.textContent;
      return (label ?? "").trim();
    })()`);
  }

  async function showsFocus(): Promise<boolean> {
    return inPage(`(() => {
      const outlined = (element) => {
        const style = getComputedStyle(element);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
      };
      const at = document.activeElement;
      const inside = at?.shadowRoot ? [...at.shadowRoot.querySelectorAll("*")] : [];
      return [at, at?.closest("label"), ...inside].some((one) => one && outlined(one));
    })()`);
  }
});
