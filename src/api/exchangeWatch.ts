import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { ClientRequest } from "node:http";
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";

/** Node 22 tells of a request before it has a connection, older ones once it is handed to one. */
const createdChannel = "http.client.request.created";
const startedChannel = "http.client.request.start";

const current = new AsyncLocalStorage<ExchangeWatch>();

/**
 * Sees what becomes of one request's connection, whoever makes it: VS Code puts its own agent for
 * proxies and certificates in between, so the request is watched and never steered. What is not
 * seen counts as sent.
 */
export class ExchangeWatch {
  #request: ClientRequest | undefined;
  #socket: Socket | undefined;
  /** Something of the request may have left this computer. */
  #isOpen = false;
  #proxyFailure: unknown;

  constructor(
    private readonly method: string,
    private readonly authorization: string,
  ) {}

  /** Calls what makes the request, at once, and watches that request. */
  async run<T>(start: () => Promise<T>): Promise<T> {
    const listen = (message: unknown) => {
      this.#take(message);
    };
    const listenLate = (message: unknown) => {
      if (current.getStore() === this) {
        this.#take(message);
      }
    };
    subscribe(createdChannel, listen);
    subscribe(startedChannel, listenLate);
    try {
      const running = current.run(this, start);
      // A request is made while `start` runs and not later, so no other can be taken for it.
      unsubscribe(createdChannel, listen);
      return await running;
    } finally {
      unsubscribe(createdChannel, listen);
      unsubscribe(startedChannel, listenLate);
    }
  }

  /** True only if the connection proves that nothing of the request was sent. */
  get isNotSent(): boolean {
    return this.#request !== undefined && !this.#isOpen;
  }

  /** The answer came in plain text, before any TLS: it is that of the proxy that was to let us through. */
  get isAnsweredByProxy(): boolean {
    return this.isNotSent && this.#socket !== undefined && !(this.#socket instanceof TLSSocket);
  }

  /** Why VS Code could not reach the proxy; its own error does not say. */
  get proxyFailure(): unknown {
    return this.#proxyFailure;
  }

  #take(message: unknown): void {
    const request = requestIn(message);
    if (this.#request || !request || !this.#isOurs(request)) {
      return;
    }
    this.#request = request;
    request.on("proxy", (outcome: unknown) => {
      this.#proxyFailure = field(outcome, "error");
    });
    if (request.socket) {
      this.#watch(request, request.socket);
    } else {
      request.once("socket", (socket) => {
        this.#watch(request, socket);
      });
    }
  }

  /** Finding the way may take requests of its own, such as that for a list of proxies. */
  #isOurs(request: ClientRequest): boolean {
    return (
      request.method === this.method && request.getHeader("authorization") === this.authorization
    );
  }

  #watch(request: ClientRequest, socket: Socket): void {
    this.#socket = socket;
    const open = () => {
      this.#isOpen = true;
    };
    if (request.reusedSocket) {
      open();
    } else if (request.protocol === "https:") {
      this.#watchSecure(socket, open);
    } else if (socket.connecting) {
      socket.once("connect", open);
    } else {
      open();
    }
  }

  #watchSecure(socket: Socket, open: () => void): void {
    if (socket instanceof TLSSocket && field(socket, "secureConnecting") === true) {
      socket.once("secureConnect", open);
    } else if (socket instanceof TLSSocket || socket.writable) {
      open();
    }
    // What is left is what stands for a connection that the proxy refused: nobody can write to it.
  }
}

function requestIn(message: unknown): ClientRequest | undefined {
  const request = field(message, "request");
  return request instanceof ClientRequest ? request : undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
