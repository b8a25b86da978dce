import type { MemoryDisk } from "./memoryDisk";

/**
 * Plays a scene once for every order in which the operations of those who use the disk at the same time
 * can happen. Gives how many there are.
 */
export async function everyOrder(
  play: (run: (disk: MemoryDisk) => Promise<void>) => Promise<void>,
): Promise<number> {
  const choices: { taken: number; readonly of: number }[] = [];
  let count = 0;
  do {
    let depth = 0;
    await play(async (disk) => {
      for (await turn(); disk.waiting > 0; await turn()) {
        const choice = (choices[depth] ??= { taken: 0, of: disk.waiting });
        depth += 1;
        disk.step(choice.taken);
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
