import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/**
 * Fonts from packages, so that it does not matter what a machine has: one as most editors use it,
 * one much wider, one much narrower.
 */
export const testFonts = {
  ordinary: { family: "Open Sans", package: "open-sans" },
  wide: { family: "Lexend Exa", package: "lexend-exa" },
  narrow: { family: "Saira Extra Condensed", package: "saira-extra-condensed" },
} as const;

export type TestFontName = keyof typeof testFonts;

export const testFontNames = Object.keys(testFonts) as readonly TestFontName[];

const weights = [400, 600] as const;

interface FontFile {
  readonly family: string;
  readonly weight: string;
  readonly base64: string;
}

/**
 * An expression that loads the font into a page. Bytes and not an address: the page's policy forbids
 * fonts from anywhere, and it has to stay the panel's own.
 */
export async function loadingFont(name: TestFontName): Promise<string> {
  const { family, package: folder } = testFonts[name];
  const files = await Promise.all(
    weights.map(async (weight): Promise<FontFile> => {
      const path = `@fontsource/${folder}/files/${folder}-latin-${weight}-normal.woff2`;
      const bytes = await readFile(createRequire(import.meta.url).resolve(path));
      return { family, weight: String(weight), base64: bytes.toString("base64") };
    }),
  );
  return `Promise.all(${JSON.stringify(files)}.map(async ({ family, weight, base64 }) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    document.fonts.add(await new FontFace(family, bytes, { weight }).load());
  })).then(() => undefined)`;
}
