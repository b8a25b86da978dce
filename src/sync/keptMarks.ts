import type { Memento } from "vscode";
import type { MarkMemory } from "../core/servers/protection";

/** What is kept under this key has to be in step with the user's other computers. */
export const protectedKey = "protected";

/** The marks of protected servers, in the state that VS Code keeps. */
export function keptMarks(state: Pick<Memento, "get" | "update">): MarkMemory {
  return {
    read: () => state.get(protectedKey),
    write: (marks) => state.update(protectedKey, marks),
  };
}
