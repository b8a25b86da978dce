import type { Intent } from "../shared/intents";

/** The buttons below the name, from left to right. */
export const actionOrder = [
  "connect",
  "openRemoteWindow",
  "start",
  "stop",
  "reboot",
  "edit",
  "delete",
] as const satisfies Intent[];
