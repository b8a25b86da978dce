import { shortened } from "./shortened";

const longest = 60;

/**
 * A name that fits on a tab: one line, without characters that reverse or hide the text around
 * them.
 */
export function tabTitle(name: string): string {
  const plain = name.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
  return shortened(plain, longest);
}
