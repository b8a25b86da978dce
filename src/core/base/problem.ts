/**
 * Everything that can go wrong with a request, as data. The sentence for each stands in
 * src/ui/describeProblem.ts.
 */
export type Problem =
  | { readonly kind: "unauthorized" }
  | { readonly kind: "paymentRequired"; readonly detail: string | undefined }
  | { readonly kind: "forbidden"; readonly detail: string | undefined }
  | { readonly kind: "notFound"; readonly detail: string | undefined }
  | { readonly kind: "conflict"; readonly detail: string | undefined }
  | InvalidRequest
  | { readonly kind: "rateLimited"; readonly retryAfterMs: number | undefined }
  | { readonly kind: "serverError"; readonly status: number; readonly retryAfterMs?: number }
  | { readonly kind: "unexpectedStatus"; readonly status: number }
  | { readonly kind: "redirected"; readonly status: number }
  /** The address answers, but not as this API does. */
  | { readonly kind: "noApi" }
  | { readonly kind: "badAnswer"; readonly reason: BadAnswerReason }
  | { readonly kind: "timeout"; readonly host: string; readonly afterMs: number }
  | { readonly kind: "network"; readonly host: string; readonly code: string | undefined }
  | { readonly kind: "certificate"; readonly host: string; readonly code: string }
  | { readonly kind: "proxy"; readonly host: string }
  | { readonly kind: "insecureUrl"; readonly reason: ApiUrlFault }
  | { readonly kind: "cancelled" };

/** A 400 or 422, with the API's own messages for each field that it names. */
export interface InvalidRequest {
  readonly kind: "invalid";
  readonly fields: readonly FieldMessage[];
  readonly detail: string | undefined;
}

export interface FieldMessage {
  readonly field: string;
  readonly message: string;
}

export type BadAnswerReason = "notJson" | "wrongShape" | "tooLarge" | "cutOff";

export type ApiUrlFault = "notUrl" | "scheme" | "httpNotLoopback" | "credentials" | "query";

/** How long the API wants to be left alone; undefined where it did not say. */
export function askedPauseMs(problem: Problem): number | undefined {
  return problem.kind === "rateLimited" || problem.kind === "serverError"
    ? problem.retryAfterMs
    : undefined;
}

/** No connection came about, so nothing can have arrived. */
const neverSentCodes: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

/**
 * True where a change may have happened although its answer did not arrive: such a request is
 * never sent again by itself.
 */
export function isOutcomeUnknown(problem: Problem): boolean {
  switch (problem.kind) {
    case "network":
      return !neverSentCodes.has(problem.code ?? "");
    case "timeout":
    case "badAnswer":
    case "serverError":
    case "cancelled":
      return true;
    case "unauthorized":
    case "paymentRequired":
    case "forbidden":
    case "notFound":
    case "conflict":
    case "invalid":
    case "rateLimited":
    case "unexpectedStatus":
    case "redirected":
    case "noApi":
    case "certificate":
    case "proxy":
    case "insecureUrl":
      return false;
  }
}
