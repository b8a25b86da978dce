import assert from "node:assert/strict";
import { createServer, type AddressInfo, type Server } from "node:net";
import { probePort } from "../../../src/commands/many/probePort";

describe("A look at a port", () => {
  let server: Server;
  let port: number;
  let greetings: number;

  beforeEach(async () => {
    greetings = 0;
    server = createServer((socket) => {
      socket.on("data", () => (greetings += 1));
      socket.on("error", () => undefined);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    ({ port } = server.address() as AddressInfo);
  });

  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const look = (signal = new AbortController().signal) =>
    probePort({ host: "127.0.0.1", port }, signal);

  it("finds one that accepts connections, and sends it nothing", async () => {
    assert.equal(await look(), true);
    assert.equal(greetings, 0);
  });

  it("finds none where nothing listens", async () => {
    await new Promise((resolve) => server.close(resolve));
    assert.equal(await look(), false);
    server = createServer().listen(0, "127.0.0.1");
  });

  it("ends when the user cancels", async () => {
    const abort = new AbortController();
    const looking = probePort({ host: "192.0.2.1", port: 22 }, abort.signal);
    abort.abort();
    assert.equal(await looking, false);
  });
});
