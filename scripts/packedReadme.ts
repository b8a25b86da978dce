/**
 * The README for an extension whose repository the manifest doesn't name. VS Code shows only
 * pictures with an `https:` address, and relative links lead nowhere there: a paragraph or table
 * with pictures is left out, and a link to a file of the repository becomes its bare text.
 */
export function packedReadme(readme: string): string {
  return readme
    .split(/\n{2,}/)
    .filter((paragraph) => !/!\[[^\]]*\]\((?!https:)/.test(paragraph))
    .join("\n\n")
    .replace(/\[([^\]]+)\]\((?!https:|#)[^)]+\)/g, "$1");
}
