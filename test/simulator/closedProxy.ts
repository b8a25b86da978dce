import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface ClosedProxy {
  readonly url: string;
  /** "CONNECT host:port", or the method and the address of a plain request. */
  readonly asked: readonly string[];
  /** Everything in the requests that could be a secret. */
  readonly authorizations: readonly string[];
  close(): Promise<void>;
}

const refusal =
  "HTTP/1.1 407 Proxy Authentication Required\r\n" +
  'Proxy-Authenticate: Basic realm="office"\r\n' +
  "Content-Type: text/html\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/** A proxy that requires authentication. */
export async function startClosedProxy(): Promise<ClosedProxy> {
  const asked: string[] = [];
  const authorizations: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ""} ${request.url ?? ""}`);
    authorizations.push(request.headers.authorization ?? "");
    response.writeHead(407, { "Proxy-Authenticate": 'Basic realm="office"' }).end();
  });
  server.on("connect", (request, socket) => {
    asked.push(`CONNECT ${request.url ?? ""}`);
    authorizations.push(request.headers.authorization ?? "");
    socket.end(refusal);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    asked,
    authorizations,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
