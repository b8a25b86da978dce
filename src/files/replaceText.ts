import type { NewId } from "../core/base/chance";
import type { UserFiles } from "./userFiles";

export interface UserStorage {
  readonly files: UserFiles;
  readonly newId: NewId;
}

/** What drafts of replaced files are called, should one be left behind. */
export const draftName = /\.vps-[\w-]+\.tmp$/;

/**
 * Puts another text in the place of a user's file in one step, with the same rights, and through
 * links. False, with nothing changed, if the file is no longer as it was read. Without an earlier
 * text it makes the file.
 */
export async function replaceText(
  path: string,
  texts: { readonly from: string | undefined; readonly to: string },
  { files, newId }: UserStorage,
): Promise<boolean> {
  const target = await files.resolve(path);
  const look = await files.look(target);
  const draft = `${target}.vps-${newId()}.tmp`;
  try {
    await files.write(draft, texts.to, look);
    const now = (await files.look(target)) ? await files.read(target) : undefined;
    if (now === texts.from) {
      await files.move(draft, target);
      return true;
    }
    await files.remove(draft);
    return false;
  } catch (fault) {
    await files.remove(draft);
    throw fault;
  }
}

/** Whether the user has marked a file as one that nobody should change. */
export function isReadOnly({ mode }: { readonly mode: number }): boolean {
  return (mode & 0o200) === 0;
}
