import { systemClock } from "../core/base/clock";
import { ExchangeWatch } from "./exchangeWatch";
import type { Exchange, Transport, WireAnswer, WireRequest } from "./transport";

const largestAnswerBytes = 32 * 1024 * 1024;

/** The network, through node-fetch, which VS Code gives its proxies and certificates. */
export const nodeTransport: Transport = (request) => new NodeExchange(request);

class NodeExchange implements Exchange {
  readonly answer: Promise<WireAnswer>;
  status: number | undefined;
  isTooLate = false;
  readonly #watch: ExchangeWatch;

  constructor(request: WireRequest) {
    this.#watch = new ExchangeWatch(request.method, request.headers.Authorization ?? "");
    this.answer = this.#send(request);
  }

  get isNotSent(): boolean {
    return this.#watch.isNotSent;
  }

  get isAnsweredByProxy(): boolean {
    return this.#watch.isAnsweredByProxy;
  }

  get proxyFailure(): unknown {
    return this.#watch.proxyFailure;
  }

  /** At the end, whatever came of it, nothing holds on to the timer and the signals. */
  async #send({ signals, timeoutMs, ...request }: WireRequest): Promise<WireAnswer> {
    const ending = new AbortController();
    const end = () => {
      ending.abort();
    };
    const limit = systemClock.after(timeoutMs, () => {
      this.isTooLate = true;
      end();
    });
    for (const signal of signals) {
      signal.addEventListener("abort", end);
    }
    try {
      return await this.#fetch(request, ending.signal);
    } finally {
      limit.dispose();
      for (const signal of signals) {
        signal.removeEventListener("abort", end);
      }
    }
  }

  /**
   * Redirects are not followed: the token belongs to this origin alone. Each request has a
   * connection of its own, since one that has been idle may be dropped while a write is under way.
   */
  async #fetch(
    { url, method, headers, body }: Omit<WireRequest, "signals" | "timeoutMs">,
    signal: AbortSignal,
  ): Promise<WireAnswer> {
    // Loaded with the first request, so that starting the extension does not wait for it.
    const { default: fetch } = await import("node-fetch");
    const response = await this.#watch.run(() =>
      fetch(url, {
        method,
        headers: { ...headers, Connection: "close" },
        ...(body === undefined ? {} : { body }),
        redirect: "manual",
        size: largestAnswerBytes,
        signal,
      }),
    );
    this.status = response.status;
    const bytes = Buffer.from(await response.arrayBuffer());
    return {
      status: response.status,
      header: (name) => response.headers.get(name),
      bytes,
      get text() {
        return textOf(bytes);
      },
    };
  }
}

/** Some put a mark of the byte order first, which is not part of the text. */
function textOf(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}
