import type { Intent } from "../shared/intents";
import type { IconName } from "./icons";

export const intentIcons = {
  start: "play",
  stop: "stop",
  reboot: "restart",
  connect: "connect",
  openRemoteWindow: "remote",
  edit: "settings",
  delete: "trash",
  protect: "lock",
  unprotect: "lock",
  copyIpv4: "copy",
  copyIpv6: "copy",
  copyHostname: "copy",
  copyId: "copy",
  refresh: "refresh",
  retry: "refresh",
  signIn: "signIn",
  showLog: "log",
  close: "close",
} as const satisfies Record<Intent, IconName>;
