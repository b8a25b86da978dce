import { dirname } from "node:path";
import { draftName, isReadOnly, replaceText, type UserStorage } from "./replaceText";

export const hostsFile = "vps-servers.config";
const backupFile = "config.vps-backup";
/** ssh looks for it in ~/.ssh. */
export const includeLine = `Include ${hostsFile}`;

const ownLine = /^Include vps-servers\.config[ \t]*\r?(?:\n|$)/m;
const block = /^[ \t]*(?:Host|Match)\b/im;
const byteOrderMark = "\u00ef\u00bb\u00bf";

export type IncludeState =
  | { readonly kind: "included" }
  | { readonly kind: "absent"; readonly before: string | undefined; readonly after: string }
  | { readonly kind: "blocked"; readonly why: IncludeObstacle };

export type IncludeObstacle = "readOnly" | "encoding" | "insideBlock";

/** Whether the user's ssh configuration includes our file, and what it would be if it did. */
export async function lookAtInclude(folder: string, { files }: UserStorage): Promise<IncludeState> {
  const config = await files.resolve(pathIn(folder, "config"));
  const look = await files.look(config);
  if (!look) {
    return { kind: "absent", before: undefined, after: `${includeLine}\n` };
  }
  const before = await files.read(config);
  const at = before.search(ownLine);
  if (at !== -1) {
    return block.test(before.slice(0, at))
      ? { kind: "blocked", why: "insideBlock" }
      : { kind: "included" };
  }
  if (before.startsWith(byteOrderMark) || before.includes("\0")) {
    return { kind: "blocked", why: "encoding" };
  }
  if (isReadOnly(look)) {
    return { kind: "blocked", why: "readOnly" };
  }
  // At the top: behind a Host or Match line it would count for those hosts alone.
  const end = /\r?\n/.exec(before)?.[0] ?? "\n";
  return { kind: "absent", before, after: `${includeLine}${end}${before}` };
}

/** Adds the line, after a copy of the file. False if the file has changed since it was looked at. */
export async function addInclude(
  folder: string,
  { before, after }: { readonly before: string | undefined; readonly after: string },
  storage: UserStorage,
): Promise<boolean> {
  await storage.files.makeFolder(folder);
  if (before !== undefined) {
    await overwrite(pathIn(folder, backupFile), before, storage);
  }
  return replaceText(pathIn(folder, "config"), { from: before, to: after }, storage);
}

/** Writes the file that is included. */
export async function writeHosts(
  folder: string,
  text: string,
  storage: UserStorage,
): Promise<void> {
  await storage.files.makeFolder(folder);
  await overwrite(pathIn(folder, hostsFile), text, storage);
}

/** Takes the line and our own files away. False if that would change a file that is read-only. */
export async function removeInclude(folder: string, storage: UserStorage): Promise<boolean> {
  const { files } = storage;
  const config = await files.resolve(pathIn(folder, "config"));
  const backup = pathIn(folder, backupFile);
  const look = await files.look(config);
  const before = look && (await files.read(config));
  const copy = (await files.look(backup)) ? await files.read(backup) : undefined;
  let after = before;
  if (look && before !== undefined && ownLine.test(before)) {
    if (isReadOnly(look)) {
      return false;
    }
    after = before.replace(ownLine, "");
    if (after === "" && copy === undefined) {
      // There was none before.
      await files.remove(config);
    } else if (!(await replaceText(config, { from: before, to: after }, storage))) {
      return removeInclude(folder, storage);
    }
  }
  await files.remove(pathIn(folder, hostsFile));
  if (copy === after) {
    await files.remove(backup);
  }
  // Left behind by a window that ended in the middle, beside the file itself if that is elsewhere.
  for (const place of new Set([folder, dirname(config)])) {
    for (const name of await files.list(place)) {
      if (draftName.test(name)) {
        await files.remove(pathIn(place, name));
      }
    }
  }
  await files.removeEmptyFolder(folder);
  return true;
}

/** Of files that belong to us alone, the last to write counts. */
async function overwrite(path: string, to: string, storage: UserStorage): Promise<void> {
  const { files } = storage;
  const read = async () => ((await files.look(path)) ? files.read(path) : undefined);
  let from = await read();
  while (from !== to && !(await replaceText(path, { from, to }, storage))) {
    from = await read();
  }
}

function pathIn(folder: string, name: string): string {
  return `${folder}/${name}`;
}
