import assert from "node:assert/strict";
import type { ServerDetails } from "../../../src/core/servers/server";
import { overflowing } from "./overflow";
import { PanelPage, pageTexts } from "./panelPage";
import { answered, panelStates, stateOf } from "./panelStates";
import { aListedServer } from "../../fakes/samples";
import { testFontNames } from "./testFonts";

const markup = [
  `<img src=x onerror="window.ran = 1"><script>window.ran = 2</script>`,
  `<style>* { display: none }</style><iframe srcdoc="<script>parent.ran = 3</script>"></iframe>`,
  `javascript:window.ran=4 \${window.ran = 5} {{7*7}} &lt;b&gt; "quoted' \`ticks\``,
].join(" ");

/** Each with what can be seen of it. */
const texts: readonly (readonly [title: string, text: string, seen: string])[] = [
  ["markup", markup, "<img src=x onerror="],
  ["bidi marks", "\u202Etxt.exe\u2066 \u200F\u061C right to left", "txt.exe"],
  ["emoji", "👩‍👩‍👧‍👦".repeat(50), "👩‍👩‍👧‍👦👩‍👩‍👧‍👦"],
  ["10,000 characters without a space", "W".repeat(10_000), "WWWWWWWWWW"],
  ["10,000 marks on one letter", `a${"\u0301".repeat(10_000)}`, "\u0301\u0301"],
  ["control characters", "ab\u0000c\u0007d\u001B[31me\u2028f\ng", "ab"],
  ["an IPv6 address written out", "2001:0db8:85a3:0000:0000:8a2e:0370:7334", "2001:0db8:85a3"],
];

const widths = [150, 200, 320, 560, 1_280];

describe("Hostile data in the details panel", function () {
  this.timeout(30_000);
  let panel: PanelPage;

  beforeEach(async () => {
    panel = await PanelPage.open();
  });

  afterEach(() => panel.close());

  for (const [title, text, seen] of texts) {
    it(`shows ${title} as text that stays in its place`, async () => {
      await panel.show(answered(spoiled(text)));
      assert.ok((await panel.page.locator("h1").innerText()).includes(seen));
      const hostname = panel.page.locator(".fact").filter({ hasText: pageTexts.facts.hostname });
      assert.ok((await hostname.locator(".fact-value").innerText()).includes(seen));
      await staysInPlace();
      await nothingRan();
    });
  }

  it("shows a hostile message of the API as text", async () => {
    for (const text of ["W".repeat(10_000), markup]) {
      await panel.show(
        stateOf({ server: aListedServer(), problem: { kind: "forbidden", detail: text } }),
      );
      await staysInPlace();
      await nothingRan();
    }
    assert.match(await panel.page.locator("footer").innerText(), /<img src=x onerror=/);
  });

  it("runs under a policy that lets no script and no style of the data's through", async () => {
    await panel.show(panelStates.normal);
    const ran = await panel.evaluate<unknown>(`(() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = 'script'";
      const image = document.createElement("img");
      image.setAttribute("onerror", "window.ran = 'image'");
      image.src = "https://elsewhere.test/x.png";
      document.body.append(script, image);
      return new Promise((resolve) => {
        setTimeout(() => { script.remove(); image.remove(); resolve(window.ran ?? "nothing"); }, 100);
      });
    })()`);
    assert.equal(ran, "nothing");
    const broken = panel.faults.splice(0);
    assert.ok(
      broken.length >= 2 && broken.every((line) => line.includes("Content Security Policy")),
    );
  });

  async function staysInPlace(): Promise<void> {
    for (const width of widths) {
      await panel.resize(width);
      for (const font of testFontNames) {
        await panel.setFont(font);
        assert.deepEqual(await panel.evaluate(overflowing), [], `at ${width}, ${font}`);
      }
    }
  }

  async function nothingRan(): Promise<void> {
    assert.equal(await panel.evaluate<string>("String(window.ran)"), "undefined");
    const strange = "document.body.querySelectorAll('img, iframe, style').length";
    assert.equal(await panel.evaluate<number>(strange), 0);
    assert.deepEqual(panel.faults, []);
  }
});

/** The text wherever the API may put one. */
function spoiled(text: string): Partial<ServerDetails> {
  const { plan, os } = aListedServer();
  return {
    name: text,
    hostname: text,
    location: text,
    ipv4: text,
    ipv6: text,
    ...(plan ? { plan: { ...plan, name: text } } : {}),
    ...(os ? { os: { ...os, name: text } } : {}),
  };
}
