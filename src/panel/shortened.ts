const longest = 400;
/** The first half of a character whose second half was cut off. */
const halfCharacter = /[\uD800-\uDBFF]$/;

/** Texts from the API may have any length; the page shows a few lines at most. */
export function shortened(text: string, length = longest): string {
  return text.length > length ? `${text.slice(0, length).replace(halfCharacter, "")}…` : text;
}
