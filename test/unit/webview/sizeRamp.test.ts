import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../../vscode/projectRoot";

const folder = join(projectRoot, "src", "webview", "styles");
const spacings = [0, 1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 24, 28, 32, 36, 40];

/** The sizes that VS Code's own design has, in px, for what is measured by it. */
const ramp: Readonly<Record<string, readonly number[]>> = {
  margin: spacings,
  padding: spacings,
  gap: spacings,
  "border-radius": [2, 4, 6, 8, 12],
  "font-size": [26, 18, 13, 12, 11, 10],
};

interface Declaration {
  readonly selector: string;
  readonly property: string;
  readonly value: string;
}

/** Each declaration of a style file, with the innermost selector around it. */
function declarationsOf(css: string): readonly Declaration[] {
  const plain = css.replaceAll(/\/\*.*?\*\//gs, "");
  return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selector = "", body = ""]) =>
    body.split(";").flatMap((declaration) => {
      const [property = "", ...value] = declaration.split(":");
      return value.length === 0
        ? []
        : [{ selector: selector.trim(), property: property.trim(), value: value.join(":").trim() }];
    }),
  );
}

const declarations = (
  await Promise.all(
    (await readdir(folder)).map(async (name) => readFile(join(folder, name), "utf8")),
  )
).flatMap(declarationsOf);

const shown = ({ selector, property, value }: Declaration) => `${selector} ${property}: ${value}`;
const pixels = (value: string) =>
  [...value.matchAll(/(-?[\d.]+)px/g)].map(([, number]) => Math.abs(Number(number)));

describe("The sizes in the panel's styles", () => {
  it("are read at all", () => {
    assert.ok(declarations.length > 200, `${declarations.length} declarations`);
  });

  for (const [kind, sizes] of Object.entries(ramp)) {
    it(`are VS Code's own: ${kind}`, () => {
      const off = declarations
        .filter(
          ({ property }) =>
            property === kind || property.startsWith(`${kind}-`) || property.endsWith(`-${kind}`),
        )
        .filter(({ value }) => pixels(value).some((size) => !sizes.includes(size)));
      assert.deepEqual(off.map(shown), []);
    });
  }

  it("of type are named, and none is measured by what is around it", () => {
    const off = declarations.filter(
      ({ property, value }) => property === "font-size" && !/^(var\(--|inherit)/.test(value),
    );
    assert.deepEqual(off.map(shown), []);
  });

  it("of type have two weights", () => {
    const weights = declarations.filter(({ property }) => property === "font-weight");
    assert.deepEqual(new Set(weights.map(({ value }) => value)), new Set(["400", "600"]));
  });

  it("of icons are 16 px", () => {
    const icons = declarations.filter(
      ({ selector, property }) => selector.endsWith(".icon") && /^(width|height)$/.test(property),
    );
    assert.deepEqual([...new Set(icons.map(({ value }) => value))], ["16px"]);
  });

  it("need a newer VS Code nowhere: each named size says what it is in an older one", () => {
    const without = declarations.filter(({ value }) =>
      /var\(--vscode-(fontSize|cornerRadius|spacing)-\w+\)/.test(value),
    );
    assert.deepEqual(without.map(shown), []);
  });

  it("are where all colors are the theme's", () => {
    const own = declarations.filter(({ value }) =>
      /#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i.test(value),
    );
    assert.deepEqual(own.map(shown), []);
  });
});
