import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { AccountRecord } from "./accountRecords";
import { answerCall } from "./answerCall";
import { createWorld } from "./createWorld";
import { reset, send } from "./exchange";
import type { Exchange } from "./exchange";
import { Faults } from "./faults";
import { playFault } from "./playFault";
import type { RecordedRequest } from "./recordedRequest";
import { apiRoot } from "./routes";
import type { ServerRecord } from "./serverRecords";
import type { ServerChanges } from "./serverStore";
import type { SimulatorOptions, WorldOptions } from "./simulatorOptions";
import { uuidOf } from "./uuidOf";
import { Waits } from "./waits";
import type { World } from "./world";

export interface Simulator {
  /** Ends in a slash: "http://127.0.0.1:PORT/api/v1/", with TLS "https://localhost:PORT/api/v1/". */
  readonly apiUrl: string;
  /** All requests since the start or the last clearing, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** The current, true state of all accounts' servers. */
  readonly servers: readonly ServerRecord[];
  readonly faults: Faults;
  /** Takes the number or the UUID of a server. A new status begins now. */
  setServer(id: number | string, changes: ServerChanges): void;
  /** Adds a server to the account with this token. Defaults to the first account. */
  addServer(server: ServerRecord, token?: string): void;
  removeServer(id: number | string): void;
  /** Changes an account: its credit, its permissions, whether its token is revoked. */
  setAccount(token: string, changes: Partial<Omit<AccountRecord, "token" | "servers">>): void;
  clearRequests(): void;
  /** Begins anew at the same address: another world, no faults, no requests. */
  startOver(options?: WorldOptions): void;
  /** Drops open connections too, so it never waits for a client. */
  close(): Promise<void>;
}

/** Starts an HTTP server on the loopback address that simulates the API. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  let world = createWorld(options);
  const faults = new Faults();
  const waits = new Waits();
  const requests: RecordedRequest[] = [];
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    serve(request, response).catch(() => {
      request.socket.destroy();
    });
  };
  const { tls } = options;
  const server = tls ? createTlsServer({ ...tls }, listener) : createServer(listener);
  // A connection that the server closes while the client writes would be an unintended fault.
  server.keepAliveTimeout = 300_000;
  const port = await listen(server, options.port ?? 0);

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url: path = "", headers } = request;
    const record = { method, path, headers, body: "", receivedAt: world.clock.now() };
    const recorded: Mutable<RecordedRequest> = { ...record, status: undefined };
    requests.push(recorded);
    const exchange: Exchange = {
      request,
      response,
      waits,
      act: () => answerCall(callOf(recorded), world),
      answered: (status) => {
        recorded.status = status;
      },
    };
    const fault = faults.take(method, path);
    if (fault?.kind === "reset" && fault.when === "beforeReading") {
      reset(exchange);
      return;
    }
    recorded.body = await text(request);
    if (fault) {
      await playFault(fault, exchange);
    } else {
      send(exchange, exchange.act());
    }
  }

  return {
    apiUrl: `${tls ? "https://localhost" : "http://127.0.0.1"}:${port}${apiRoot}`,
    requests,
    get servers() {
      return world.store.all();
    },
    faults,
    setServer: (id, changes) => {
      world.store.change(numberOf(id, world), changes);
    },
    addServer: (added, token = [...world.accounts.keys()][0] ?? "") => {
      world.store.add(token, added);
    },
    removeServer: (id) => {
      world.store.remove(numberOf(id, world));
    },
    setAccount: (token, changes) => {
      const account = world.accounts.get(token);
      if (!account) {
        throw new Error("The simulator has no account with this token.");
      }
      world.accounts.set(token, { ...account, ...changes });
    },
    clearRequests: () => {
      requests.length = 0;
    },
    startOver: (next = {}) => {
      world = createWorld(next);
      faults.clear();
      requests.length = 0;
    },
    close: () => close(server, waits),
  };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

function callOf({ method, path, headers, body }: RecordedRequest) {
  const { host = "127.0.0.1", authorization } = headers;
  return { method, path, host, authorization, contentType: headers["content-type"], body };
}

function numberOf(id: number | string, world: World): number {
  const found = world.store
    .all()
    .find((server) => String(server.id) === String(id) || uuidOf("server", server.id) === id);
  if (!found) {
    throw new Error(`The simulator has no server ${id}.`);
  }
  return found.id;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

function close(server: Server, waits: Waits): Promise<void> {
  waits.end();
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
