const bearer = /Bearer\s+[^\s"',;]+/gi;
const tokenShape = /\bvps_[\w-]{6,}/g;

/** Takes every token out of a text that a log or a person will see. */
export function redact(text: string, tokens: readonly string[]): string {
  let clean = text;
  // The longest first: nothing may be left of a token that begins like another.
  for (const form of tokens.flatMap(formsOf).sort((a, b) => b.length - a.length)) {
    clean = clean.replaceAll(form, "[token]");
  }
  return clean.replace(bearer, "Bearer [token]").replace(tokenShape, "[token]");
}

function formsOf(token: string): readonly string[] {
  if (token === "") {
    return [];
  }
  const base64 = toBase64(token).replace(/=+$/, "");
  const base64Url = base64.replaceAll("+", "-").replaceAll("/", "_");
  return [token, encodeURIComponent(token), base64, base64Url];
}

function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
