/**
 * Whether the user has typed what was asked for. Marks that nobody can see or type, and the two
 * ways of encoding an accent, make no difference: a server with such a name could never be deleted.
 */
export function isTyped(text: string, expected: string): boolean {
  return visible(text) === visible(expected) && visible(expected) !== "";
}

/** True while the text may still become what is expected. */
export function isBeginning(text: string, expected: string): boolean {
  return visible(expected).startsWith(visible(text));
}

function visible(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .replace(/\p{Cf}/gu, "")
    .trim();
}

/** What to type for a server: its name, or its id if the name is invisible. */
export function typedFormOf({ name, id }: { readonly name: string; readonly id: string }): string {
  return visible(name) === "" ? id : name;
}
