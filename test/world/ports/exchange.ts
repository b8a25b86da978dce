import { EventEmitter } from "node:events";

/** Stands for Node's TLS socket, as `ExchangeWatch` looks at one. */
export class FakeTlsSocket extends EventEmitter {
  readonly connecting = true;
  secureConnecting = true;
  readonly writable = true;

  secured(): void {
    this.secureConnecting = false;
    this.emit("secureConnect");
  }
}

/** Stands for Node's request, of which `ExchangeWatch` hears through a channel. */
export class FakeClientRequest extends EventEmitter {
  readonly protocol = "https:";
  readonly reusedSocket = false;
  socket: FakeTlsSocket | undefined;

  constructor(
    readonly method: string,
    private readonly authorization: string,
  ) {
    super();
  }

  getHeader(name: string): string | undefined {
    return name === "authorization" ? this.authorization : undefined;
  }

  connect(): FakeTlsSocket {
    this.socket = new FakeTlsSocket();
    this.emit("socket", this.socket);
    return this.socket;
  }
}

type Listener = (message: unknown) => void;

/** One window's `node:diagnostics_channel`. */
export class FakeChannels {
  readonly #listeners = new Map<string, Set<Listener>>();

  readonly subscribe = (name: string, listener: Listener): void => {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
  };

  readonly unsubscribe = (name: string, listener: Listener): void => {
    this.#listeners.get(name)?.delete(listener);
  };

  publish(name: string, message: unknown): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) {
      listener(message);
    }
  }
}
