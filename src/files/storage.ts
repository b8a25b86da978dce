import type { NewId } from "../core/base/chance";
import { systemDisk, type Disk } from "./disk";
import { systemNewId } from "./newId";

/** What keeps files: a disk, and names for drafts that no other window chooses. */
export interface Storage {
  readonly disk: Disk;
  readonly newId: NewId;
}

export const systemStorage: Storage = { disk: systemDisk, newId: systemNewId };
