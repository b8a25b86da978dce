import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";

/** A port of this machine at which an SSH server seems to be: it greets and says no more. */
export async function speakingPort(): Promise<{ readonly number: number; close(): void }> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.write("SSH-2.0-test\r\n");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    number: (server.address() as AddressInfo).port,
    close: () => {
      server.close();
    },
  };
}
