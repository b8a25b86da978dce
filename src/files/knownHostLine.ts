import { isReadOnly, replaceText, type UserStorage } from "./replaceText";
import type { UserFiles } from "./userFiles";

/** The line of a known_hosts file for which ssh has refused a host key. */
export interface KnownHostLine {
  readonly file: string;
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
  /** When the file was last written, so that no line of it is newer. */
  readonly writtenMs: number;
}

const offending = /^Offending (?:\S+ )?key in (.+):(\d+)\s*$/m;

/** Undefined if ssh names no line, or if it can't be read or must not be changed. */
export async function findKnownHostLine(
  words: string,
  files: UserFiles,
): Promise<KnownHostLine | undefined> {
  const [, file, digits] = offending.exec(words) ?? [];
  if (file === undefined) {
    return undefined;
  }
  try {
    const look = await files.look(file);
    const number = Number(digits);
    const line = linesOf(await files.read(file))[number - 1];
    return look && !isReadOnly(look) && line !== undefined && line.trim() !== ""
      ? { file, number, text: line.trim(), writtenMs: look.changedMs }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Removes exactly this line. False if the file has changed meanwhile or can't be written. */
export async function removeKnownHostLine(
  { file, number, text }: KnownHostLine,
  storage: UserStorage,
): Promise<boolean> {
  try {
    const from = await storage.files.read(file);
    const lines = linesOf(from);
    if (lines[number - 1]?.trim() !== text) {
      return false;
    }
    return await replaceText(file, { from, to: lines.toSpliced(number - 1, 1).join("") }, storage);
  } catch {
    return false;
  }
}

/** Each with the end that it has. */
function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/);
}
