import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Answer } from "../simulator/answer";
import type { Fault } from "../simulator/faults";
import { eventually } from "../vscode/workbench/eventually";
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
      assert.equal(await scene.fact("Backups"), "Not specified");
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
    await scene.inPage(`${axe}; undefined`);
    const { violations, passes } = await scene.inPage<AxeResult>("axe.run(document)");
    assert.ok(passes.length > 10);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ html, failureSummary = "" }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`,
      ),
    );
  }

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
    return scene.inPage(`[...document.querySelectorAll("h1, h2, h3, dt, .status, .actions, .plot, footer")]
      .map((one) => Math.round(one.getBoundingClientRect().top))`);
  }
});
