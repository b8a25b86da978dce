/** How long each state on the way to another one lasts, in milliseconds. */
export interface Durations {
  readonly provisioning: number;
  readonly starting: number;
  readonly stopping: number;
  readonly rebooting: number;
}

export const realisticDurations: Durations = {
  provisioning: 180_000,
  starting: 8_000,
  stopping: 5_000,
  rebooting: 10_000,
};

export type PowerAction = "start" | "stop" | "reboot";

const settlesAs: Readonly<Record<keyof Durations, string>> = {
  provisioning: "active",
  starting: "active",
  stopping: "stopped",
  rebooting: "active",
};

const leadsTo: Readonly<Record<PowerAction, string>> = {
  start: "starting",
  stop: "stopping",
  reboot: "rebooting",
};

/** The state that follows the current one, and when. None if the server stays as it is. */
export function nextState(
  status: string,
  since: number,
  durations: Durations,
): { status: string; at: number } | undefined {
  return isPassing(status)
    ? { status: settlesAs[status], at: since + durations[status] }
    : undefined;
}

function isPassing(status: string): status is keyof Durations {
  return Object.hasOwn(settlesAs, status);
}

/** The state that a power action leads to, or why it is refused. */
export function power(
  status: string,
  action: PowerAction,
): { status: string } | { refusal: string } {
  const from = action === "start" ? "stopped" : "active";
  return status === from ? { status: leadsTo[action] } : { refusal: refusal(status, action) };
}

function refusal(status: string, action: PowerAction): string {
  if (action !== "start") {
    return "Server is not running";
  }
  return ["active", "starting", "rebooting"].includes(status)
    ? "Server is already running"
    : `Server cannot be started while it is ${status}`;
}
