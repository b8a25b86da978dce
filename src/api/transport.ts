/** A request as it goes to the network. */
export interface WireRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Each of them ends the exchange; the time limit is a matter of the transport. */
  readonly signals: readonly AbortSignal[];
  readonly timeoutMs: number;
}

export interface WireAnswer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly text: string;
  /** What the text was made of, where a transport has it. */
  readonly bytes?: Buffer;
}

/** One request on its way, and how far it has come. */
export interface Exchange {
  /** The whole answer. Rejects with whatever the network reports, as Node reports it. */
  readonly answer: Promise<WireAnswer>;
  /** There as soon as the headers of the answer are. */
  readonly status: number | undefined;
  /** True only if it is proven that nothing of the request was sent. */
  readonly isNotSent: boolean;
  /** The answer is that of a proxy that was to let the request through. */
  readonly isAnsweredByProxy: boolean;
  /** Why the proxy could not be reached. */
  readonly proxyFailure: unknown;
  /** The time limit has ended it. */
  readonly isTooLate: boolean;
}

/** Sends one request, once; tests bring their own. */
export type Transport = (request: WireRequest) => Exchange;
