import { connect } from "node:net";
import type { ProbePort } from "../core/servers/portWait";

/**
 * Tries whether an SSH server speaks on a port. It speaks first, so a port that only accepts
 * connections, as some firewalls do for every port, does not count.
 */
export const probePort: ProbePort = (host, port, timeoutMs) =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: timeoutMs });
    const end = (state: Awaited<ReturnType<ProbePort>>) => {
      socket.destroy();
      resolve(state);
    };
    socket.once("data", () => {
      end("open");
    });
    socket.once("timeout", () => {
      end("silent");
    });
    socket.once("error", (fault: NodeJS.ErrnoException) => {
      end(fault.code === "ECONNREFUSED" ? "refused" : "silent");
    });
    // Something before ssh has accepted the connection and found nobody behind it.
    socket.once("close", () => {
      end("refused");
    });
  });
