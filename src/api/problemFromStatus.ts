import * as v from "valibot";
import type { FieldMessage, Problem } from "../core/base/problem";
import { plainText } from "./plainText";

const longestMessage = 300;
const mostFields = 20;

/** Deeper than any message stands; a hostile body may go on for a million levels. */
const deepestMessage = 5;

const objectBody = v.pipe(
  v.unknown(),
  v.check((body) => !Array.isArray(body)),
  v.record(v.string(), v.unknown()),
);
const generalFields = new Set([
  "detail",
  "message",
  "error",
  "error_description",
  "non_field_errors",
  "status",
  "code",
]);

/**
 * The problem behind a status code that is not a success. The document says nothing of error
 * bodies, so several usual shapes are understood, and none is needed.
 */
export function problemFromStatus(
  status: number,
  body: unknown,
  retryAfter: string | null,
  nowMs: number,
): Problem {
  const detail = detailOf(body);
  const pauseMs = retryAfterMs(retryAfter, nowMs);
  switch (status) {
    case 400:
    case 422:
      return { kind: "invalid", fields: fieldMessages(body), detail };
    case 401:
      return { kind: "unauthorized" };
    case 402:
      return { kind: "paymentRequired", detail };
    case 403:
      return { kind: "forbidden", detail };
    case 404:
    case 410:
      return { kind: "notFound", detail };
    case 409:
      return { kind: "conflict", detail };
    case 429:
      return { kind: "rateLimited", retryAfterMs: pauseMs };
    default:
      if (status >= 300 && status < 400) {
        return { kind: "redirected", status };
      }
      return status >= 500
        ? {
            kind: "serverError",
            status,
            ...(pauseMs === undefined ? {} : { retryAfterMs: pauseMs }),
          }
        : { kind: "unexpectedStatus", status };
  }
}

const longestWaitMs = 60 * 60_000;

/** `Retry-After` in seconds or as a date; absurd values count as absent, long ones as an hour. */
export function retryAfterMs(header: string | null, nowMs: number): number | undefined {
  if (header === null) {
    return undefined;
  }
  const text = header.trim();
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - nowMs;
  return Number.isFinite(ms) && ms >= 0 ? Math.min(ms, longestWaitMs) : undefined;
}

function detailOf(body: unknown): string | undefined {
  const parsed = v.safeParse(objectBody, body);
  if (!parsed.success) {
    return firstText(body);
  }
  for (const field of ["detail", "message", "error_description", "error", "non_field_errors"]) {
    const found = firstText(parsed.output[field]);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function fieldMessages(body: unknown): readonly FieldMessage[] {
  const parsed = v.safeParse(objectBody, body);
  if (!parsed.success) {
    return [];
  }
  const nested = v.safeParse(objectBody, parsed.output.errors ?? parsed.output.error);
  const fields = nested.success ? nested.output : parsed.output;
  return Object.entries(fields)
    .filter(([field]) => !generalFields.has(field) && field !== "errors")
    .map(([field, value]) => ({ field: clipped(field) ?? "?", message: firstText(value) ?? "" }))
    .slice(0, mostFields);
}

/** The first message in a text, a list of texts, or a list of objects with a message. */
function firstText(value: unknown, depth = 0): string | undefined {
  if (typeof value === "string") {
    return clipped(value);
  }
  if (Array.isArray(value)) {
    return depth < deepestMessage ? firstTextOf(value, depth + 1) : undefined;
  }
  const parsed = v.safeParse(v.object({ message: v.string() }), value);
  return parsed.success ? clipped(parsed.output.message) : undefined;
}

function firstTextOf(values: readonly unknown[], depth: number): string | undefined {
  for (const value of values) {
    const found = firstText(value, depth);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** On one line, as everything in a notification is. */
function clipped(text: string): string | undefined {
  const plain = plainText(text, longestMessage)?.replaceAll(/\s+/g, " ");
  return plain !== undefined && text.trim().length > longestMessage ? `${plain}…` : plain;
}
