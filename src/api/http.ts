import type { Clock } from "../core/base/clock";
import { notSent, type Evidence, type Reach } from "../core/base/evidence";
import type { Logger } from "../core/base/logger";
import type { Problem } from "../core/base/problem";
import { ProblemError, problemOf } from "../core/base/problemError";
import { unsendableFault } from "../core/base/tokenText";
import { parseBody } from "./answerBody";
import { problemFromFailure } from "./problemFromFailure";
import { problemFromStatus } from "./problemFromStatus";
import type { Exchange, Transport, WireAnswer } from "./transport";
import { withoutToken } from "./withoutToken";

export interface HttpOptions {
  /** As `parseApiUrl` gives it: with a slash at the end. */
  readonly baseUrl: string;
  readonly token: string;
  readonly userAgent: string;
  readonly timeoutMs: () => number;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly transport: Transport;
  /** False once nobody may ask in this name any more; always true, without it. */
  readonly mayAsk?: () => boolean;
  /** Ends the reads that are under way. What a write has begun is answered to the end. */
  readonly ended?: AbortSignal;
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

const longestLoggedPath = 120;
const usualTimeoutMs = 30_000;
/** Node's timers know no longer one. */
const longestTimeoutMs = 2 ** 31 - 1;

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
    const signals = this.#signalsOf(request);
    if (this.options.mayAsk?.() === false || signals.some(({ aborted }) => aborted)) {
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
    let exchange: Exchange | undefined;
    const log = (problem: string) => {
      const path = request.path.slice(0, longestLoggedPath);
      const outcome = [exchange?.status ?? "", problem].join(" ").trim();
      const tookMs = Math.round(clock.elapsedMs() - startedMs);
      logger.info(`${logId} ${request.method} ${path} ${outcome} ${String(tookMs)} ms`);
    };
    try {
      const timeoutMs = boundedTimeoutMs(this.options.timeoutMs());
      exchange = this.#begin(request, signals, timeoutMs);
      const answer = await this.#wholeAnswer(signals, exchange, timeoutMs);
      const body = await this.#read(request, answer, exchange);
      log("");
      return body;
    } catch (caught) {
      log(problemOf(caught)?.kind ?? "failed");
      throw caught;
    }
  }

  #signalsOf({ method, signal }: HttpRequest): readonly AbortSignal[] {
    const ended = method === "GET" ? this.options.ended : undefined;
    return [signal, ended].filter((one) => one !== undefined);
  }

  #begin(request: HttpRequest, signals: readonly AbortSignal[], timeoutMs: number): Exchange {
    const { token, userAgent, transport } = this.options;
    return transport({
      url: this.#urlOf(request),
      method: request.method,
      headers: {
        Authorization: `Bearer ${token}`,
        "Content-Type": "application/json",
        Accept: "application/json",
        "User-Agent": userAgent,
      },
      body: request.body === undefined ? undefined : JSON.stringify(request.body),
      signals,
      timeoutMs,
    });
  }

  async #wholeAnswer(
    signals: readonly AbortSignal[],
    exchange: Exchange,
    timeoutMs: number,
  ): Promise<WireAnswer> {
    try {
      return await exchange.answer;
    } catch (caught) {
      const evidence = evidenceOf(exchange, false);
      const host = this.#host;
      if (signals.some(({ aborted }) => aborted)) {
        throw new ProblemError({ kind: "cancelled", evidence }, { cause: caught });
      }
      if (exchange.isTooLate) {
        const problem = { kind: "timeout", host, afterMs: timeoutMs, evidence } as const;
        throw new ProblemError(problem, { cause: caught });
      }
      const { proxyFailure } = exchange;
      const problem = problemFromFailure(caught, { host, evidence, proxyFailure });
      throw new ProblemError(problem, { cause: caught });
    }
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

  async #read(request: HttpRequest, answer: WireAnswer, exchange: Exchange): Promise<unknown> {
    const { status, header } = answer;
    const isOk = status >= 200 && status < 300;
    const read = isOk
      ? await request.fromBytes?.(answer.bytes ?? Buffer.from(answer.text))
      : undefined;
    if (read) {
      return read;
    }
    const body = parseBody(answer.text);
    if (!isOk) {
      const { token, clock } = this.options;
      const times = {
        retryAfter: header("retry-after"),
        date: header("date"),
        age: header("age"),
      };
      const problem = problemFromStatus({ status, body, ...times }, this.#host, clock.now());
      throw new ProblemError(this.#proxyProblem(status, exchange) ?? withoutToken(problem, token));
    }
    if (body.kind === "foreign" || body.kind === "cutOff") {
      const reason = body.kind === "foreign" ? "notJson" : "cutOff";
      throw new ProblemError({ kind: "badAnswer", reason, evidence: evidenceOf(exchange, true) });
    }
    return body.kind === "json" ? body.value : undefined;
  }

  /** What the proxy says in place of letting the request through. */
  #proxyProblem(status: number, { isAnsweredByProxy }: Exchange): Problem | undefined {
    const host = this.#host;
    const evidence: Evidence = isAnsweredByProxy
      ? notSent
      : { reach: "answered", answeredBy: "other", status };
    if (status === 407) {
      return { kind: "proxy", host, evidence };
    }
    return isAnsweredByProxy
      ? { kind: "proxyFailed", host, code: String(status), evidence }
      : undefined;
  }
}

/** A setting may be any number, and a number that is none would end the request at once. */
function boundedTimeoutMs(wantedMs: number): number {
  return Number.isNaN(wantedMs)
    ? usualTimeoutMs
    : Math.min(Math.max(1, Math.round(wantedMs)), longestTimeoutMs);
}

function evidenceOf({ isNotSent, status }: Exchange, isRead: boolean): Evidence {
  if (isNotSent) {
    return notSent;
  }
  const reach: Reach = status === undefined ? "sent" : isRead ? "answered" : "answering";
  return {
    reach,
    answeredBy: isRead ? "other" : undefined,
    ...(status === undefined ? {} : { status }),
  };
}
