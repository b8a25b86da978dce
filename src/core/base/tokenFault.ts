/** Why a text cannot be a token as the API gives them out. */
export type TokenFault = "empty" | "lineBreak" | "quotes" | "prefix" | "characters";

/** Undefined if the text may be a token: only the API knows whether it is one. */
export function tokenFault(text: string): TokenFault | undefined {
  const trimmed = text.trim();
  if (trimmed === "") {
    return "empty";
  }
  if (/[\r\n]/.test(text)) {
    return "lineBreak";
  }
  if (/^["'`]|["'`]$/.test(trimmed)) {
    return "quotes";
  }
  if (/^(?:authorization\s*:|bearer\s|token\s|\w+\s*=)/i.test(trimmed)) {
    return "prefix";
  }
  return /^[\x21-\x7e]+$/.test(text) ? undefined : "characters";
}
