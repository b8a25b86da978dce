/**
 * Undefined if the text is no address. Not by URL.canParse, which in Node 20 takes letters beyond
 * ASCII for a fault once it has been called often.
 */
export function parseUrl(text: string, base?: URL): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
