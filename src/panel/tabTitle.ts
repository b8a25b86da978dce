import { shortened } from "./shortened";

const longest = 60;

/** A name as it fits on a tab: one line, without characters that turn or hide the text around. */
export function tabTitle(name: string): string {
  const plain = name.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
  return shortened(plain, longest);
}
