const bearer = /Bearer\s+[^\s"',;]+/gi;
const tokenShape = /\bvps_[\w-]{6,}/g;

/** Takes every token out of a text that a log or a person will see. */
export function redact(text: string, tokens: readonly string[]): string {
  let clean = text;
  for (const token of tokens.filter(({ length }) => length > 0)) {
    for (const form of [token, encodeURIComponent(token), toBase64(token)]) {
      clean = clean.replaceAll(form, "[token]");
    }
  }
  return clean.replace(bearer, "Bearer [token]").replace(tokenShape, "[token]");
}

function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
