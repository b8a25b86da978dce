import type { Problem } from "../core/base/problem";
import type { AnswerBody } from "./answerBody";
import { detailOf, fieldMessages } from "./errorTexts";
import { isAboutSignIn, isOwnError } from "./ownAnswer";
import { retryAfterMs, type TimeHeaders } from "./retryAfter";

/** An answer with a status that is no success. */
export interface ErrorAnswer extends TimeHeaders {
  readonly status: number;
  readonly body: AnswerBody;
}

/** What an error means. Who said it decides: only the API itself knows what it refuses. */
export function problemFromStatus(answer: ErrorAnswer, host: string, nowMs: number): Problem {
  const { status, body } = answer;
  const isOwn = isOwnError(status, body);
  return {
    ...kindOf(answer, host, nowMs, isOwn),
    evidence: { reach: "answered", answeredBy: isOwn ? "api" : "other", status },
  };
}

function kindOf(answer: ErrorAnswer, host: string, nowMs: number, isOwn: boolean): Problem {
  const { status, body } = answer;
  const pauseMs = retryAfterMs(answer, nowMs);
  if (status >= 300 && status < 400) {
    return { kind: "redirected", status };
  }
  if (status >= 500) {
    const pause = pauseMs === undefined ? {} : { retryAfterMs: pauseMs };
    return { kind: "serverError", status, ...pause };
  }
  if (status === 429) {
    return { kind: "rateLimited", retryAfterMs: pauseMs };
  }
  if (!isOwn) {
    return { kind: "intercepted", host, status };
  }
  return ownProblem(status, body);
}

function ownProblem(status: number, body: AnswerBody): Problem {
  const value = body.kind === "json" ? body.value : undefined;
  const detail = detailOf(value);
  switch (status) {
    case 400:
    case 422:
      return { kind: "invalid", fields: fieldMessages(value), detail };
    case 401:
      return { kind: "unauthorized" };
    case 402:
      return { kind: "paymentRequired", detail };
    case 403:
      return isAboutSignIn(body) ? { kind: "unauthorized" } : { kind: "forbidden", detail };
    case 404:
    case 410:
      return { kind: "notFound", detail };
    case 409:
      return { kind: "conflict", detail };
    default:
      return { kind: "unexpectedStatus", status };
  }
}
