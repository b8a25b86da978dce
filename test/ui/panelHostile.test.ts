import assert from "node:assert/strict";
import { eventually } from "../vscode/workbench/eventually";
import type { Answer } from "../simulator/answer";
import { PanelScene, serverPath } from "./panelScene";

const markup = [
  `<img src=x onerror="window.ran = 1"><script>window.ran = 2</script>`,
  `<style>* { display: none }</style><iframe srcdoc="<script>parent.ran = 3</script>"></iframe>`,
  `javascript:window.ran=4 \${window.ran = 5} {{7*7}} &lt;b&gt; "quoted' \`ticks\``,
].join(" ");
const bidi = "\u202Etxt.exe\u2066 \u200F\u061C right to left";
const emoji = "👩‍👩‍👧‍👦".repeat(50);
/** Each with what can be seen of it. */
const texts: readonly (readonly [title: string, text: string, seen: string])[] = [
  ["markup", markup, "<img src=x onerror="],
  ["bidi marks", bidi, "txt.exe"],
  ["emoji", emoji, "👩‍👩‍👧‍👦👩‍👩‍👧‍👦"],
  ["10,000 characters without a space", "W".repeat(10_000), "WWWWWWWWWW"],
  ["10,000 marks on one letter", `a${"\u0301".repeat(10_000)}`, "\u0301\u0301"],
  ["control characters", "ab\u0000c\u0007d\u001B[31me\u2028f\ng", "ab"],
];

describe("Hostile data in the details panel", function () {
  this.timeout(180_000);
  let scene: PanelScene;
  const consoleLines: string[] = [];

  before(async () => {
    scene = await PanelScene.open();
    scene.workbench.page.on("console", (message) => {
      consoleLines.push(message.text());
    });
    scene.workbench.page.on("dialog", () => {
      consoleLines.push("a dialog opened");
    });
  });

  after(() => scene.close());

  afterEach(async () => {
    scene.simulator.faults.clear();
    await scene.closePanels();
    await scene.workbench.runCommand("VPS.org: Refresh");
    await scene.tree().row("web-server-01").locator.waitFor();
  });

  for (const [title, text, seen] of texts) {
    it(`shows ${title} as text that stays in its place`, async () => {
      scene.simulator.faults.add({
        match: { path: serverPath },
        times: Infinity,
        fault: { kind: "transform", transform: (answer) => spoiled(answer, text) },
      });
      await scene.showLoaded();
      assert.ok((await scene.page().locator("h1").innerText()).includes(seen));
      assert.ok((await scene.fact("Hostname")).includes(seen));
      for (const width of [1_280, 560]) {
        await scene.workbench.page.setViewportSize({ width, height: 1_000 });
        await scene.workbench.page.waitForTimeout(300);
        assert.deepEqual(await overflowing(), [], `at ${width}`);
      }
      await scene.workbench.page.setViewportSize({ width: 1_280, height: 1_000 });
      await nothingRan();
    });
  }

  it("shows a hostile message of the API as text", async () => {
    scene.simulator.faults.add({
      match: { path: serverPath },
      times: Infinity,
      fault: { kind: "status", status: 403, body: { detail: markup } },
    });
    await scene.show();
    await eventually(() => scene.footerLook(), "failed");
    assert.match(await scene.footerText(), /<img src=x onerror=/);
    assert.deepEqual(await overflowing(), []);
    await nothingRan();
  });

  it("runs under a policy that allows nothing from elsewhere, and breaks it nowhere", async () => {
    await scene.showLoaded();
    const policy = await inPage<string>(
      "document.querySelector('meta[http-equiv=Content-Security-Policy]').content",
    );
    assert.match(
      policy,
      /^default-src 'none'; script-src 'nonce-[^']+'; style-src 'self' https:\/\/\S+;/,
    );
    assert.doesNotMatch(policy, /unsafe/);
    const ran = await inPage<boolean>(`(() => {
      const script = document.createElement("script");
      script.textContent = "window.inlineRan = true";
      document.body.append(script);
      script.remove();
      return window.inlineRan === true;
    })()`);
    assert.equal(ran, false);
  });

  it("gives the page neither the token nor the API's address", async () => {
    await scene.showLoaded();
    const html = await inPage<string>(
      "document.documentElement.outerHTML + JSON.stringify(performance.getEntries())",
    );
    assert.doesNotMatch(html, /vps_test_token/);
    assert.ok(!html.includes(new URL(scene.simulator.apiUrl).host));
  });

  async function nothingRan(): Promise<void> {
    assert.equal(await inPage<string>("String(window.ran)"), "undefined");
    assert.equal(await inPage<number>("document.querySelectorAll('img, iframe, style').length"), 1);
    const broken = consoleLines.filter((line) => /Content Security Policy|dialog/.test(line));
    assert.deepEqual(broken, []);
  }

  /** Elements whose content sticks out of them, or out of the page, to the right. */
  function overflowing(): Promise<readonly string[]> {
    return inPage(`[...document.querySelectorAll("body, main, .content, header, section, dd, .footer, .gauge, .figure")]
      .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > innerWidth + 1)
      .map((one) => one.tagName + "." + one.className)`);
  }

  function inPage<T>(expression: string): Promise<T> {
    return scene.page().locator("body").evaluate<T, unknown>(expression, undefined);
  }
});

/** The answer with the text wherever the API may put one. */
function spoiled(answer: Answer, text: string): Answer {
  const body = answer.body as Record<string, unknown>;
  const plan = { ...(body.plan as object), name: text };
  const os = { id: 5, name: text };
  return { ...answer, body: { ...body, name: text, hostname: text, location: text, plan, os } };
}
