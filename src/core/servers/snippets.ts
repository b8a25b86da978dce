import type { ReachableTarget } from "./sshTarget";

/** A saved command. */
export interface Snippet {
  readonly name: string;
  readonly command: string;
}

export type SnippetFault = "empty" | "option" | "control";

/** Those in the setting that can be run; it may hold anything. */
export function snippetsIn(setting: unknown): readonly Snippet[] {
  const entries = typeof setting === "object" && setting !== null ? Object.entries(setting) : [];
  return entries.flatMap(([name, command]: readonly [string, unknown]) =>
    typeof command === "string" && !snippetFault(command) ? [{ name, command }] : [],
  );
}

/**
 * ssh looks for options behind the host too, so a command that begins with a hyphen could start
 * programs on this computer.
 */
export function snippetFault(command: string): SnippetFault | undefined {
  if (command.trim() === "") {
    return "empty";
  }
  if (command.trimStart().startsWith("-")) {
    return "option";
  }
  return /(?![\n\t])\p{Cc}/u.test(command) ? "control" : undefined;
}

/** ssh's arguments to run the command there: it is one of them, whatever is in it. */
export function snippetArgs(target: ReachableTarget, command: string): readonly string[] {
  return ["-t", ...target.args, command];
}
