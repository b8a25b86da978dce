/**
 * The README for an extension whose repository the manifest doesn't name. VS Code shows only
 * pictures with an `https:` address, and relative links lead nowhere there: a paragraph or table
 * with pictures is left out, and a link to a file of the repository becomes its bare text. What is for
 * developers is left out too, who have the repository.
 */
export function packedReadme(readme: string): string {
  const forUsers = readme.slice(0, readme.indexOf("\n## For developers\n"));
  return forUsers
    .split(/\n{2,}/)
    .filter((paragraph) => !/!\[[^\]]*\]\((?!https:)/.test(paragraph))
    .join("\n\n")
    .replace(/\[([^\]]+)\]\((?!https:|#)[^)]+\)/g, "$1");
}
