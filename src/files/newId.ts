import { randomUUID } from "node:crypto";
import type { NewId } from "../core/base/chance";

export const systemNewId: NewId = () => randomUUID();
