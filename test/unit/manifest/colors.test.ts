import assert from "node:assert/strict";
import manifest from "../../../package.json";
import { markColorIds } from "../../../src/core/base/manifestIds";
import { markColors } from "../../../src/core/servers/serverMarks";

/** What rows stand on in VS Code's own themes. */
const backgrounds = {
  dark: "#1f1f1f",
  light: "#f8f8f8",
  highContrast: "#000000",
  highContrastLight: "#ffffff",
} as const;
const leastForText = 4.5;

describe("The colors in the manifest", () => {
  it("are those that a server can be given", () => {
    const ids = manifest.contributes.colors.map(({ id }) => id);
    assert.deepEqual(ids, Object.values(markColorIds));
    assert.deepEqual(Object.keys(markColorIds), [...markColors]);
  });

  for (const { id, defaults } of manifest.contributes.colors) {
    it(`can be read as text in every theme: ${id}`, () => {
      for (const theme of Object.keys(backgrounds) as (keyof typeof backgrounds)[]) {
        const [light = 0, dark = 0] = [defaults[theme], backgrounds[theme]]
          .map(luminance)
          .toSorted((a, b) => b - a);
        const contrast = (light + 0.05) / (dark + 0.05);
        assert.ok(contrast >= leastForText, `${theme}: ${contrast.toFixed(1)}`);
      }
    });
  }
});

/** As WCAG 2 has it. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
