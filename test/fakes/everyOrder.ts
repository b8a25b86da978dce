import type { MemoryDisk } from "./memoryDisk";

/** Lets happen whatever is asked of the disk, and calls after each operation. */
type Run = (disk: MemoryDisk, afterEach?: () => void) => Promise<void>;

/**
 * Plays a scene once for every order in which the operations of those who use the disk at the same time
 * can happen. Gives how many there are.
 */
export async function everyOrder(play: (run: Run) => Promise<void>): Promise<number> {
  const choices: { taken: number; readonly of: number }[] = [];
  let count = 0;
  do {
    let depth = 0;
    await play(async (disk, afterEach) => {
      await turn();
      while (disk.waiting > 0) {
        const choice = (choices[depth] ??= { taken: 0, of: disk.waiting });
        depth += 1;
        disk.step(choice.taken);
        await turn();
        afterEach?.();
      }
    });
    count += 1;
  } while (next(choices));
  return count;
}

/** The last choice that can be another one is; those after it begin anew. */
function next(choices: { taken: number; readonly of: number }[]): boolean {
  for (let last = choices.pop(); last; last = choices.pop()) {
    if (last.taken + 1 < last.of) {
      choices.push({ ...last, taken: last.taken + 1 });
      return true;
    }
  }
  return false;
}

/** Whatever follows from the last operation has asked the disk for the next one then. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
