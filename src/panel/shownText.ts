const longestText = 400;
const longestTitle = 60;
/** The first half of a character whose second was cut off. */
const halfCharacter = /[\uD800-\uDBFF]$/;

/** What the API names may be of any length; the page shows a few lines of it at most. */
export function shortened(text: string, length = longestText): string {
  return text.length > length ? `${text.slice(0, length).replace(halfCharacter, "")}…` : text;
}

/** A name as it fits on a tab: one line, without characters that turn or hide the text around. */
export function tabTitle(name: string): string {
  const plain = name.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
  return shortened(plain, longestTitle);
}
