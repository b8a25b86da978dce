import { isAfter, transitionOf, type PowerAction } from "../servers/powerAction";
import type { Server, ServerRef } from "../servers/server";
import type { Change } from "./sendChange";

/** Start, stop or reboot. The API refuses what does not fit the server's state. */
export function powerChange(
  ref: ServerRef,
  action: PowerAction,
  { status: statusBefore }: Server,
): Change<string> {
  return {
    ref,
    verb: action,
    isHarmful: action !== "start",
    shown: { status: transitionOf(action) },
    isConfirmedBy: ({ status }) => isAfter(action, status, statusBefore),
    endsAsBefore: action === "reboot",
    send: (api) => api.power(ref.serverId, action),
    afterYes: (status) => ({ status }),
    afterNo: ({ kind }) =>
      kind === "invalid" || kind === "conflict" || kind === "notFound" ? "look" : "leave",
    isDone: (now) => now !== "gone" && now.status === transitionOf(action),
  };
}
