import { existsSync } from "node:fs";
import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";

/**
 * Of VS Code's own extensions those that the tests see something of: themes, file icons, the
 * languages of documents that a command opens. The others (Git, chat, TypeScript…) start up with
 * every window, take most of its time, and write into the log that is searched for errors.
 */
const kept = ["theme-defaults", "theme-seti", "json", "shellscript"];

/** Makes a folder of built-in extensions with a few of `all`. */
export async function fewBuiltinExtensions(all: string, folder: string): Promise<void> {
  await mkdir(folder);
  for (const name of kept.filter((extension) => existsSync(join(all, extension)))) {
    // A junction is what Windows lets everybody make.
    await symlink(join(all, name), join(folder, name), "junction");
  }
}
