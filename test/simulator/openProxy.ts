import { createServer } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";

export interface OpenProxy {
  /** With the user's name and password in it, if it asks for them. */
  readonly url: string;
  /** "CONNECT host:port" of each that it let through. */
  readonly passed: readonly string[];
  /** Every byte that it has seen go by, as far as it can be read. */
  seen(): string;
  close(): Promise<void>;
}

const login = { user: "ada", password: "s3cret" };

/** A proxy that leads every name to one port of this computer, and may ask for a password. */
export async function startOpenProxy(
  port: number,
  { asksForPassword = false } = {},
): Promise<OpenProxy> {
  const { user, password } = login;
  const wanted = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  const passed: string[] = [];
  const seen: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((_, response) => response.writeHead(400).end());
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("data", (data: Buffer) => seen.push(data));
    socket.on("error", () => undefined);
  });
  server.on("connect", (request, socket: Socket, head: Buffer) => {
    if (asksForPassword && request.headers["proxy-authorization"] !== wanted) {
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    passed.push(`CONNECT ${request.url ?? ""}`);
    const upstream = connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(socket);
      socket.pipe(upstream);
    });
    sockets.add(upstream);
    upstream.on("error", () => socket.destroy());
    upstream.on("close", () => socket.destroy());
    socket.on("close", () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const own = server.address() as AddressInfo;
  const signIn = asksForPassword ? `${user}:${password}@` : "";
  return {
    url: `http://${signIn}127.0.0.1:${String(own.port)}`,
    passed,
    seen: () => Buffer.concat(seen).toString("latin1"),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) {
          socket.destroy();
        }
      }),
  };
}
