import type { Response } from "node-fetch";
import type { Clock } from "../core/base/clock";
import type { Logger } from "../core/base/logger";
import type { Problem } from "../core/base/problem";
import { ProblemError, problemOf } from "../core/base/problemError";
import { redact } from "../core/base/redact";
import { problemFromFailure } from "./problemFromFailure";
import { problemFromStatus } from "./problemFromStatus";

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
}

const largestAnswerBytes = 32 * 1024 * 1024;
const longestLoggedPath = 120;
/** Node's timers know no longer one. */
const longestTimeoutMs = 2 ** 31 - 1;

/** How far an exchange has come: the status is there once the headers are. */
interface Progress {
  status?: number;
}

/** One request, one try. Rejects with a `ProblemError`; an empty answer is `undefined`. */
export class Http {
  #requestCount = 0;

  constructor(private readonly options: HttpOptions) {}

  async send(request: HttpRequest): Promise<unknown> {
    if (this.options.mayAsk?.() === false) {
      throw new ProblemError({ kind: "cancelled" });
    }
    const startedMs = this.options.clock.now();
    this.#requestCount += 1;
    const logId = `#${String(this.#requestCount)}`;
    const progress: Progress = {};
    const log = (problem: string) => {
      const path = request.path.slice(0, longestLoggedPath);
      const outcome = [progress.status ?? "", problem].join(" ").trim();
      const tookMs = this.options.clock.now() - startedMs;
      this.options.logger.info(
        `${logId} ${request.method} ${path} ${outcome} ${String(tookMs)} ms`,
      );
    };
    try {
      const body = await this.#exchange(request, progress);
      log("");
      return body;
    } catch (caught) {
      log(problemOf(caught)?.kind ?? "failed");
      throw caught;
    }
  }

  async #exchange(request: HttpRequest, progress: Progress): Promise<unknown> {
    const timeoutMs = Math.min(Math.max(1, Math.round(this.options.timeoutMs())), longestTimeoutMs);
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
    const { host } = new URL(this.options.baseUrl);
    try {
      const response = await this.#fetch(request, signal);
      progress.status = response.status;
      return this.#read(response, await response.text());
    } catch (caught) {
      if (problemOf(caught)) {
        throw caught;
      }
      if (request.signal?.aborted) {
        throw new ProblemError({ kind: "cancelled" }, { cause: caught });
      }
      if (timeout.aborted) {
        const problem = { kind: "timeout", host, afterMs: timeoutMs } as const;
        throw new ProblemError(problem, { cause: caught });
      }
      const problem = problemFromFailure(caught, host, progress.status !== undefined);
      throw new ProblemError(problem, { cause: caught });
    }
  }

  /** Redirects are not followed: the token belongs to this origin alone. */
  async #fetch(request: HttpRequest, signal: AbortSignal): Promise<Response> {
    // Loaded with the first request, so that starting the extension does not wait for it.
    const { default: fetch } = await import("node-fetch");
    return fetch(this.#urlOf(request), {
      method: request.method,
      headers: {
        Authorization: `Bearer ${this.options.token}`,
        "Content-Type": "application/json",
        Accept: "application/json",
        "User-Agent": this.options.userAgent,
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      redirect: "manual",
      size: largestAnswerBytes,
      signal,
    });
  }

  /** An id such as ".." must not make another request of this one: nothing can have it. */
  #urlOf({ path }: HttpRequest): URL {
    const base = new URL(this.options.baseUrl);
    const url = new URL(path, base);
    if (url.href !== base.href + path) {
      throw new ProblemError({ kind: "notFound", detail: undefined });
    }
    return url;
  }

  #read(response: Response, text: string): unknown {
    const body = parseJson(text);
    if (!response.ok) {
      const json = body.ok ? body.value : undefined;
      const retryAfter = response.headers.get("retry-after");
      const now = this.options.clock.now();
      throw new ProblemError(
        response.status === 407
          ? { kind: "proxy", host: new URL(this.options.baseUrl).host }
          : withoutToken(
              problemFromStatus(response.status, json, retryAfter, now),
              this.options.token,
            ),
      );
    }
    if (!body.ok) {
      throw new ProblemError({ kind: "badAnswer", reason: body.reason });
    }
    return body.value;
  }
}

/** People read what the API says of an error, and some APIs repeat the headers there. */
function withoutToken(problem: Problem, token: string): Problem {
  const clean = (text: string) => redact(text, [token]);
  return {
    ...problem,
    ...("detail" in problem && problem.detail !== undefined
      ? { detail: clean(problem.detail) }
      : {}),
    ...("fields" in problem
      ? {
          fields: problem.fields.map(({ field, message }) => ({
            field: clean(field),
            message: clean(message),
          })),
        }
      : {}),
  };
}

type Parsed = { ok: true; value: unknown } | { ok: false; reason: "notJson" | "cutOff" };

function parseJson(text: string): Parsed {
  if (text === "") {
    return { ok: true, value: undefined };
  }
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, reason: /^\s*[[{]/.test(text) ? "cutOff" : "notJson" };
  }
}
