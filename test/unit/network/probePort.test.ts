import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { probePort } from "../../../src/network/probePort";

describe("Trying a port", () => {
  let server: Server | undefined;
  const sockets: Socket[] = [];

  afterEach(() => {
    for (const socket of sockets.splice(0)) {
      socket.destroy();
    }
    server?.close();
  });

  async function portWith(onConnection: (socket: Socket) => void): Promise<number> {
    server = createServer((socket) => {
      sockets.push(socket);
      socket.on("error", () => undefined);
      onConnection(socket);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  }

  it("finds an SSH server, which speaks first", async () => {
    const port = await portWith((socket) => socket.write("SSH-2.0-test\r\n"));
    assert.equal(await probePort("127.0.0.1", port, 5_000), "open");
  });

  it("finds nobody where connections are accepted and nothing is said", async () => {
    const port = await portWith(() => undefined);
    assert.equal(await probePort("127.0.0.1", port, 100), "silent");
  });

  it("finds a refusal where nothing listens, or where connections are dropped at once", async () => {
    const port = await portWith((socket) => socket.end());
    assert.equal(await probePort("127.0.0.1", port, 5_000), "refused");
    server?.close();
    await once(server ?? process, "close");
    assert.equal(await probePort("127.0.0.1", port, 5_000), "refused");
  });

  it("takes an address that there is no way to for silence", async () => {
    assert.equal(await probePort("::ffff:0.0.0.1", 22, 200), "silent");
  });
});
