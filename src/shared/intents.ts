/** What the page may ask for. It names no command, server or address. */
export const intents = [
  "start",
  "stop",
  "reboot",
  "connect",
  "openRemoteWindow",
  "edit",
  "delete",
  "protect",
  "unprotect",
  "copyIpv4",
  "copyIpv6",
  "copyHostname",
  "copyId",
  "refresh",
  "retry",
  "signIn",
  "showLog",
  "close",
] as const;

export type Intent = (typeof intents)[number];

/** The buttons below the name, in their order. */
export const actionIntents = [
  "connect",
  "openRemoteWindow",
  "start",
  "stop",
  "reboot",
  "edit",
  "delete",
] as const satisfies readonly Intent[];

/** What the menu in the title of the panel offers too, without a button on the page. */
export const menuIntents = ["protect", "unprotect"] as const satisfies readonly Intent[];

export function isIntent(value: unknown): value is Intent {
  return (intents as readonly unknown[]).includes(value);
}
