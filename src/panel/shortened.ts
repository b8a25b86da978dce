const longest = 400;
/** The first half of a character whose second was cut off. */
const halfCharacter = /[\uD800-\uDBFF]$/;

/** What the API names may be of any length; the page shows a few lines of it at most. */
export function shortened(text: string, length = longest): string {
  return text.length > length ? `${text.slice(0, length).replace(halfCharacter, "")}…` : text;
}
