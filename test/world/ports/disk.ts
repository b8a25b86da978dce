export interface DiskFile {
  readonly text: string;
  readonly changedMs: number;
}

/** What is wrong with the disk at the moment. */
export interface DiskTrouble {
  readonly kind: "full" | "readOnly" | "unreadable" | "slow";
}

/** What outlives every window. All paths are absolute. */
export class Disk {
  readonly files = new Map<string, DiskFile>();
  trouble: DiskTrouble | undefined;

  below(folder: string): readonly string[] {
    const prefix = folder.endsWith("/") ? folder : `${folder}/`;
    return [...this.files.keys()].filter((path) => path.startsWith(prefix)).sort();
  }
}

/** An error as Node's file system throws it. */
export function diskError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
