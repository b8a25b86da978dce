import type { NewId } from "../core/base/chance";

/** Node loads its `crypto` with the first call, where an import would take 4 ms of every start. */
export const systemNewId: NewId = () => crypto.randomUUID();
