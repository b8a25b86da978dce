/** Why a text cannot be a token. */
export type TokenFault = "whitespace" | "characters" | "tooShort" | "tooLong";

const shortest = 8;
const longest = 512;

/**
 * Takes off what people copy along with a token: blanks around it, quotes, the name of the
 * variable, the header or its scheme.
 */
export function cleanToken(text: string): string {
  const trimmed = text.trim();
  const bare = trimmed
    .replace(/^(["'`])(.*)\1$/s, "$2")
    .replace(/^(?:export\s+)?VPS_API_TOKEN\s*=\s*/, "")
    .replace(/^Authorization\s*:\s*/i, "")
    .replace(/^(?:Bearer|Token)(?:\s+|:\s*)/i, "")
    .replace(/[;,]$/, "");
  return bare === text ? text : cleanToken(bare);
}

/** Undefined if the text may be a token; only the API knows whether it is one. */
export function tokenFault(token: string): TokenFault | undefined {
  if (token.length < shortest) {
    return unsendableFault(token) ?? "tooShort";
  }
  return token.length > longest ? "tooLong" : unsendableFault(token);
}

/** Why a request cannot carry the token: a header takes visible ASCII characters alone. */
export function unsendableFault(token: string): TokenFault | undefined {
  if (/\s/.test(token)) {
    return "whitespace";
  }
  return /^[\x21-\x7e]*$/.test(token) ? undefined : "characters";
}
