import type { SshTexts } from "../core/servers/sshFailure";
import { removeKnownHostLine, type KnownHostLine } from "../files/knownHostLine";
import type { UserStorage } from "../files/replaceText";
import { failureText, isEnter, wrap } from "./sayFailure";

interface Terminal {
  readonly texts: SshTexts;
  readonly storage: UserStorage;
  readonly columns: () => number;
  readonly write: (text: string) => void;
  readonly readKey: () => Promise<string | undefined>;
}

/**
 * Shows the known host key that the server no longer has, and removes it if the user wants that;
 * ssh then asks about the new one. Resolves to whether to connect again.
 */
export async function offerRemoval(
  line: KnownHostLine,
  { texts, storage, columns, write, readKey }: Terminal,
): Promise<boolean> {
  const { oldKey } = texts;
  const isOlder = oldKey.createdAtMs !== undefined && line.writtenMs < oldKey.createdAtMs;
  const where = oldKey.line.replace("{0}", String(line.number)).replace("{1}", () => line.file);
  const meaning = [isOlder ? oldKey.older : oldKey.changed, where].join("\n");
  const shown = line.text.replaceAll(/\p{Cc}/gu, "");
  write(failureText({ meaning, detail: shown, again: oldKey.keys }, columns()));
  const key = await readKey();
  if (key?.toLowerCase() !== "r") {
    return isEnter(key);
  }
  const isRemoved = await removeKnownHostLine(line, storage);
  write(`${wrap(isRemoved ? oldKey.removed : oldKey.notRemoved, columns()).join("\r\n")}\r\n`);
  return isRemoved || isEnter(await readKey());
}
