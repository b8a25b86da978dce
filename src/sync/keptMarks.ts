import type { Memento } from "vscode";
import type { MarkMemory } from "../core/servers/protection";

const key = "protected";

/** The marks of protected servers, in the state that VS Code syncs between computers. */
export function keptMarks(
  state: Pick<Memento, "get" | "update"> & { setKeysForSync(keys: readonly string[]): void },
): MarkMemory {
  state.setKeysForSync([key]);
  return {
    read: () => state.get(key),
    write: (marks) => state.update(key, marks),
  };
}
