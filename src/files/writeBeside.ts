import type { Storage } from "./storage";

/**
 * Writes a file beside its place and moves it there, so that no window reads half of one. Windows
 * that write at the same time each have a draft of their own; none is left behind.
 */
export async function writeBeside(
  path: string,
  text: string,
  { disk, newId }: Storage,
): Promise<void> {
  const draft = `${path}.${newId()}.tmp`;
  try {
    await disk.write(draft, text);
    await disk.move(draft, path);
  } catch (fault) {
    await disk.remove(draft);
    throw fault;
  }
}
