import type { Intent } from "../shared/intents";

/** The buttons below the name, from left to right. */
export const actionOrder = ["connect", "start", "stop", "reboot"] as const satisfies Intent[];
