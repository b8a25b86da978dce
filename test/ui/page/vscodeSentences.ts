/**
 * Stands in for "vscode" where these tests are built (esbuild.mjs): the sentences of the panel as
 * an English editor gives them, so that the page is shown with what the extension really says.
 */
export const l10n = {
  t(sentence: string, ...values: readonly (string | number | boolean)[]): string {
    return sentence.replaceAll(/\{(\d+)\}/g, (place, index: string) =>
      String(values[Number(index)] ?? place),
    );
  },
};

/** Of the status looks; the page has icons of its own. */
export class ThemeColor {
  constructor(readonly id: string) {}
}

export class ThemeIcon {
  constructor(
    readonly id: string,
    readonly color?: ThemeColor,
  ) {}
}
