import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { createSecureContext, TLSSocket } from "node:tls";
import type { Certificate } from "./certificates";

/** What the client gets in place of the API's answer, below TLS. */
export type Breakage = "badRecord" | "plainText" | "close" | "reset";

export interface BrokenRelay {
  /** Like that of the API behind it, with the relay's port. */
  readonly apiUrl: string;
  close(): Promise<void>;
}

/** An encrypted record of application data that nobody has encrypted. */
const badRecord = Buffer.concat([Uint8Array.of(0x17, 3, 3, 0, 64), Buffer.alloc(64, 0x5a)]);
const plainText = Buffer.from(
  "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 3\r\nConnection: close\r\n\r\nbad",
);

/**
 * A relay that speaks TLS with the client, lets the API carry out what is asked, and then breaks
 * the connection in place of passing the answer on.
 */
export async function startBrokenRelay(
  apiUrl: string,
  certificate: Certificate,
  breakage: Breakage,
): Promise<BrokenRelay> {
  const api = new URL(apiUrl);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    const secure = new TLSSocket(socket, {
      isServer: true,
      secureContext: createSecureContext(certificate),
    });
    secure.on("error", () => undefined);
    const upstream = connect(Number(api.port), api.hostname);
    sockets.add(upstream);
    upstream.on("error", () => undefined);
    secure.on("data", (data: Buffer) => upstream.write(data));
    upstream.once("data", () => {
      breakConnection(socket, breakage);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `https://localhost:${String(port)}${api.pathname}`,
    close: () => close(server, sockets),
  };
}

function breakConnection(socket: Socket, breakage: Breakage): void {
  switch (breakage) {
    case "badRecord":
      socket.write(badRecord);
      break;
    case "plainText":
      socket.write(plainText);
      break;
    case "close":
      socket.end();
      break;
    case "reset":
      socket.resetAndDestroy();
  }
}

function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    for (const socket of sockets) {
      socket.destroy();
    }
  });
}
