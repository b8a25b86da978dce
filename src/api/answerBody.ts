/** What came as the body of an answer. */
export type AnswerBody =
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "empty" }
  /** JSON that ends too early. */
  | { readonly kind: "cutOff" }
  /** A web page, or any other text that no API sends. */
  | { readonly kind: "foreign" };

export function parseBody(text: string): AnswerBody {
  if (text === "") {
    return { kind: "empty" };
  }
  try {
    return { kind: "json", value: JSON.parse(text) as unknown };
  } catch {
    return { kind: /^\s*[[{]/.test(text) ? "cutOff" : "foreign" };
  }
}
