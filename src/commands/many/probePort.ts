import { connect } from "node:net";
import type { ProbeTarget } from "../../core/changes/rollingReboot";

const patienceMs = 5_000;

/** Whether something accepts a connection there. Nothing is sent, and it never rejects. */
export function probePort({ host, port }: ProbeTarget, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: patienceMs });
    const end = (isOpen: boolean) => {
      signal.removeEventListener("abort", giveUp);
      socket.destroy();
      resolve(isOpen);
    };
    const giveUp = () => {
      end(false);
    };
    signal.addEventListener("abort", giveUp);
    socket.once("connect", () => {
      end(true);
    });
    socket.once("timeout", giveUp);
    socket.once("error", giveUp);
  });
}
