import check from "@vscode/codicons/src/icons/check.svg";
import close from "@vscode/codicons/src/icons/close.svg";
import connect from "@vscode/codicons/src/icons/terminal.svg";
import copy from "@vscode/codicons/src/icons/copy.svg";
import error from "@vscode/codicons/src/icons/error.svg";
import loading from "@vscode/codicons/src/icons/loading.svg";
import lock from "@vscode/codicons/src/icons/lock.svg";
import log from "@vscode/codicons/src/icons/output.svg";
import pause from "@vscode/codicons/src/icons/debug-pause.svg";
import pass from "@vscode/codicons/src/icons/pass.svg";
import play from "@vscode/codicons/src/icons/play.svg";
import remote from "@vscode/codicons/src/icons/vm-connect.svg";
import refresh from "@vscode/codicons/src/icons/refresh.svg";
import restart from "@vscode/codicons/src/icons/debug-restart.svg";
import running from "@vscode/codicons/src/icons/vm-running.svg";
import settings from "@vscode/codicons/src/icons/settings-gear.svg";
import signIn from "@vscode/codicons/src/icons/sign-in.svg";
import stop from "@vscode/codicons/src/icons/debug-stop.svg";
import stopped from "@vscode/codicons/src/icons/vm-outline.svg";
import trash from "@vscode/codicons/src/icons/trash.svg";
import unknown from "@vscode/codicons/src/icons/vm.svg";
import warning from "@vscode/codicons/src/icons/warning.svg";

const sources = {
  check,
  close,
  connect,
  copy,
  error,
  loading,
  lock,
  log,
  pause,
  pass,
  play,
  refresh,
  remote,
  restart,
  running,
  settings,
  signIn,
  stop,
  stopped,
  trash,
  unknown,
  warning,
} as const;

export type IconName = keyof typeof sources;

/** A picture beside words that say the same: screen readers skip it. */
export function icon(name: IconName): SVGElement {
  const parsed = new DOMParser().parseFromString(sources[name], "image/svg+xml");
  const svg = document.importNode(parsed.documentElement, true) as unknown as SVGElement;
  svg.classList.add("icon");
  svg.setAttribute("aria-hidden", "true");
  return svg;
}

/** A placeholder for an icon that changes. */
export class IconSlot {
  readonly element = document.createElement("span");
  #shown: IconName | undefined;

  constructor(className: string) {
    this.element.className = className;
  }

  show(name: IconName): void {
    if (this.#shown !== name) {
      this.#shown = name;
      this.element.replaceChildren(icon(name));
    }
  }
}
