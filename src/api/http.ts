import type { Response } from "node-fetch";
import type { Clock } from "../core/base/clock";
import { notSent, type Evidence, type Reach } from "../core/base/evidence";
import type { Logger } from "../core/base/logger";
import type { Problem } from "../core/base/problem";
import { ProblemError, problemOf } from "../core/base/problemError";
import { unsendableFault } from "../core/base/tokenText";
import { parseBody } from "./answerBody";
import { ExchangeWatch } from "./exchangeWatch";
import { problemFromFailure } from "./problemFromFailure";
import { problemFromStatus } from "./problemFromStatus";
import { withoutToken } from "./withoutToken";

export interface HttpOptions {
  /** As `parseApiUrl` gives it: with a slash at the end. */
  readonly baseUrl: string;
  readonly token: string;
  readonly userAgent: string;
  readonly timeoutMs: () => number;
  readonly clock: Clock;
  readonly logger: Logger;
  /** False once nobody may ask in this name any more; always true, without it. */
  readonly mayAsk?: () => boolean;
}

export interface HttpRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below the base URL, with its slash at the end, and any query. */
  readonly path: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** Reads a good answer by its bytes; undefined if they have to be parsed. */
  readonly fromBytes?: ((bytes: Buffer) => Promise<object | undefined>) | undefined;
}

const largestAnswerBytes = 32 * 1024 * 1024;
const longestLoggedPath = 120;
const usualTimeoutMs = 30_000;
/** Node's timers know no longer one. */
const longestTimeoutMs = 2 ** 31 - 1;

/** One exchange as far as it has come. */
interface Exchange {
  readonly watch: ExchangeWatch;
  /** There once the headers of the answer are. */
  status?: number;
  isRead?: true;
}

/** One request, one try. Rejects with a `ProblemError`; an empty answer is `undefined`. */
export class Http {
  #requestCount = 0;
  readonly #host: string;

  constructor(private readonly options: HttpOptions) {
    this.#host = new URL(options.baseUrl).host;
  }

  get baseUrl(): string {
    return this.options.baseUrl;
  }

  async send(request: HttpRequest): Promise<unknown> {
    if (this.options.mayAsk?.() === false || request.signal?.aborted) {
      throw new ProblemError({ kind: "cancelled", evidence: notSent });
    }
    const fault = unsendableFault(this.options.token);
    if (fault) {
      throw new ProblemError({ kind: "malformedToken", fault, evidence: notSent });
    }
    const { clock, logger } = this.options;
    const startedMs = clock.elapsedMs();
    this.#requestCount += 1;
    const logId = `#${String(this.#requestCount)}`;
    const exchange: Exchange = { watch: new ExchangeWatch(request.method, this.#authorization) };
    const log = (problem: string) => {
      const path = request.path.slice(0, longestLoggedPath);
      const outcome = [exchange.status ?? "", problem].join(" ").trim();
      const tookMs = Math.round(clock.elapsedMs() - startedMs);
      logger.info(`${logId} ${request.method} ${path} ${outcome} ${String(tookMs)} ms`);
    };
    try {
      const body = await this.#exchange(request, exchange);
      log("");
      return body;
    } catch (caught) {
      log(problemOf(caught)?.kind ?? "failed");
      throw caught;
    }
  }

  get #authorization(): string {
    return `Bearer ${this.options.token}`;
  }

  async #exchange(request: HttpRequest, exchange: Exchange): Promise<unknown> {
    const timeoutMs = boundedTimeoutMs(this.options.timeoutMs());
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
    try {
      const response = await this.#fetch(request, exchange, signal);
      exchange.status = response.status;
      const bytes = Buffer.from(await response.arrayBuffer());
      exchange.isRead = true;
      const read = response.ok ? await request.fromBytes?.(bytes) : undefined;
      return read ?? this.#read(response, textOf(bytes), exchange);
    } catch (caught) {
      if (problemOf(caught)) {
        throw caught;
      }
      const evidence = evidenceOf(exchange);
      const host = this.#host;
      if (request.signal?.aborted) {
        throw new ProblemError({ kind: "cancelled", evidence }, { cause: caught });
      }
      if (timeout.aborted) {
        const problem = { kind: "timeout", host, afterMs: timeoutMs, evidence } as const;
        throw new ProblemError(problem, { cause: caught });
      }
      const { proxyFailure } = exchange.watch;
      const problem = problemFromFailure(caught, { host, evidence, proxyFailure });
      throw new ProblemError(problem, { cause: caught });
    }
  }

  /**
   * Redirects are not followed: the token belongs to this origin alone. Each request has a
   * connection of its own, since one that has been idle may be dropped while a write is under way.
   */
  async #fetch(request: HttpRequest, { watch }: Exchange, signal: AbortSignal): Promise<Response> {
    const url = this.#urlOf(request);
    // Loaded with the first request, so that starting the extension does not wait for it.
    const { default: fetch } = await import("node-fetch");
    return watch.run(() =>
      fetch(url, {
        method: request.method,
        headers: {
          Authorization: this.#authorization,
          "Content-Type": "application/json",
          Accept: "application/json",
          "User-Agent": this.options.userAgent,
          Connection: "close",
        },
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        redirect: "manual",
        size: largestAnswerBytes,
        signal,
      }),
    );
  }

  /** An id such as ".." must not make another request of this one: nothing can have it. */
  #urlOf({ path }: HttpRequest): URL {
    const base = new URL(this.options.baseUrl);
    const url = new URL(path, base);
    if (url.href !== base.href + path) {
      throw new ProblemError({ kind: "notFound", detail: undefined, evidence: notSent });
    }
    return url;
  }

  #read(response: Response, text: string, exchange: Exchange): unknown {
    const { status, headers, ok } = response;
    const body = parseBody(text);
    if (!ok) {
      const { token, clock } = this.options;
      const times = {
        retryAfter: headers.get("retry-after"),
        date: headers.get("date"),
        age: headers.get("age"),
      };
      const problem = problemFromStatus({ status, body, ...times }, this.#host, clock.now());
      throw new ProblemError(
        this.#proxyProblem(status, exchange.watch) ?? withoutToken(problem, token),
      );
    }
    if (body.kind === "foreign" || body.kind === "cutOff") {
      const reason = body.kind === "foreign" ? "notJson" : "cutOff";
      throw new ProblemError({ kind: "badAnswer", reason, evidence: evidenceOf(exchange) });
    }
    return body.kind === "json" ? body.value : undefined;
  }

  /** What the proxy says in place of letting the request through. */
  #proxyProblem(status: number, watch: ExchangeWatch): Problem | undefined {
    const host = this.#host;
    const evidence: Evidence = watch.isAnsweredByProxy
      ? notSent
      : { reach: "answered", answeredBy: "other", status };
    if (status === 407) {
      return { kind: "proxy", host, evidence };
    }
    return watch.isAnsweredByProxy
      ? { kind: "proxyFailed", host, code: String(status), evidence }
      : undefined;
  }
}

/** Some put a mark of the byte order first, which is not part of the text. */
function textOf(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

/** A setting may be any number, and a number that is none would end the request at once. */
function boundedTimeoutMs(wantedMs: number): number {
  return Number.isNaN(wantedMs)
    ? usualTimeoutMs
    : Math.min(Math.max(1, Math.round(wantedMs)), longestTimeoutMs);
}

function evidenceOf({ watch, status, isRead }: Exchange): Evidence {
  if (watch.isNotSent) {
    return notSent;
  }
  const reach: Reach = status === undefined ? "sent" : isRead ? "answered" : "answering";
  return {
    reach,
    answeredBy: isRead ? "other" : undefined,
    ...(status === undefined ? {} : { status }),
  };
}
