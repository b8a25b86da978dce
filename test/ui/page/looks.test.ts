import assert from "node:assert/strict";
import { panelThemeNames } from "../panelThemes";
import { PanelPage, pageTexts } from "./panelPage";
import { answered, panelStates } from "./panelStates";
import { eventfulHour } from "./samples";

/** Resolves a color of CSS to its red, green, blue and alpha. */
const colorsOf = `(() => {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  globalThis.rgba = (color) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const light = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((one) => {
      const share = one / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  globalThis.contrast = (one, other) => {
    const [dark, bright] = [light(rgba(one)), light(rgba(other))].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
})()`;

describe("The looks of the details panel's page", () => {
  let panel: PanelPage;

  beforeEach(async () => {
    panel = await PanelPage.open();
    await panel.show(panelStates["a full disk"]);
    await panel.say(eventfulHour());
    await panel.evaluate(colorsOf);
  });

  afterEach(() => panel.close());

  for (const theme of panelThemeNames) {
    it(`have lines, fills and signs that can be told from their ground, ${theme}`, async () => {
      await panel.setTheme(theme);
      const pale = await panel.evaluate<string[]>(`(() => {
        const ground = getComputedStyle(document.body).backgroundColor;
        const looks = [
          ...[...document.querySelectorAll(".line, .cursor, .threshold")].map((one) => [one, "stroke"]),
          ...[...document.querySelectorAll(".event-mark")].map((one) => [one, "fill"]),
          ...[...document.querySelectorAll(".tile-fill, .swatch")].map((one) => [one, "backgroundColor"]),
          ...[...document.querySelectorAll(".attention-icon, [data-level=high] .tile-level-icon")].map((one) => [one, "color"]),
        ];
        return looks
          .map(([one, property]) => [one, getComputedStyle(one)[property]])
          .filter(([, color]) => contrast(color, ground) < 3)
          .map(([one, color]) => one.getAttribute("class") + " " + color);
      })()`);
      assert.deepEqual(pale, []);
    });

    it(`have secondary buttons with the border that VS Code gives them, ${theme}`, async () => {
      await panel.setTheme(theme);
      const { borders, primary, expected } = await panel.evaluate<{
        borders: string[];
        primary: string;
        expected: string;
      }>(`(() => {
        const borderOf = (button) =>
          String(rgba(getComputedStyle(button.shadowRoot.querySelector(".base")).borderTopColor));
        const variable = (name) => getComputedStyle(document.body).getPropertyValue(name);
        return {
          borders: [...new Set([...document.querySelectorAll("vscode-button[secondary]:not([disabled])")].map(borderOf))],
          primary: String(rgba(variable("--vscode-button-background"))),
          expected: String(rgba(variable("--vscode-button-secondaryBorder"))),
        };
      })()`);
      assert.deepEqual(borders, [expected]);
      if (!theme.startsWith("high-contrast")) {
        assert.notEqual(expected, primary);
      }
    });
  }

  it("take the colors of another theme at once", async () => {
    const stroke = () =>
      panel.evaluate<string>("getComputedStyle(document.querySelector('.figure .line')).stroke");
    const dark = await stroke();
    await panel.setTheme("light");
    assert.notEqual(await stroke(), dark);
  });

  it("break an IPv6 address after its colons, in figures of one width", async () => {
    await panel.resize(135);
    await panel.show(answered({ ipv6: "2001:db8:85a3:1234:5678:8a2e:370:7334" }));
    const family = await panel.evaluate<string>(
      "getComputedStyle(document.querySelector('dd[data-fact=ipv6] .fact-value')).fontFamily",
    );
    assert.match(family, /mono/i);
    const lines = await panel.evaluate<string[]>(`(() => {
      const place = document.querySelector("dd[data-fact=ipv6] .fact-value");
      const lines = new Map();
      for (const node of place.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) {
          const range = document.createRange();
          range.selectNodeContents(node);
          const top = range.getBoundingClientRect().top;
          lines.set(top, (lines.get(top) ?? "") + node.textContent);
        }
      }
      return [...lines.values()];
    })()`);
    assert.ok(lines.length > 1, lines.join());
    assert.ok(
      lines.slice(0, -1).every((line) => line.endsWith(":")),
      lines.join(),
    );
    assert.equal(lines.join(""), "2001:db8:85a3:1234:5678:8a2e:370:7334");
    assert.equal(
      await panel.page.getByRole("button", { name: pageTexts.intents.copyIpv6 }).count(),
      1,
    );
  });
});
