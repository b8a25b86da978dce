import type { Evidence } from "./evidence";
import type { TokenFault } from "./tokenText";

/**
 * Everything that can go wrong with a request, as data. The sentence for each stands in
 * src/ui/describeProblem.ts.
 */
export type Problem = ProblemKind & {
  /** How far the exchange came and who answered; without it, nothing is known of the outcome. */
  readonly evidence?: Evidence;
};

type ProblemKind =
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
  /** No secure connection came about, although the certificate is not the reason. */
  | { readonly kind: "handshake"; readonly host: string; readonly code: string }
  /** The other side, the API's address or the proxy on the way to it, does not speak TLS. */
  | { readonly kind: "notTls"; readonly host: string; readonly side: "api" | "proxy" }
  | { readonly kind: "certificate"; readonly host: string; readonly code: string }
  /** The proxy asks for a sign-in. */
  | { readonly kind: "proxy"; readonly host: string }
  /** The proxy could not be reached, or let nothing through. */
  | { readonly kind: "proxyFailed"; readonly host: string; readonly code: string | undefined }
  /** Somebody on the way answered, and not the API. */
  | { readonly kind: "intercepted"; readonly host: string; readonly status: number }
  | { readonly kind: "malformedToken"; readonly fault: TokenFault }
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

export type BadAnswerReason = "notJson" | "wrongShape" | "tooLarge" | "cutOff" | "otherServer";

export type ApiUrlFault = "notUrl" | "scheme" | "httpNotLoopback" | "credentials" | "query";

/** How long the API wants to be left alone; undefined where it did not say. */
export function askedPauseMs(problem: Problem): number | undefined {
  return problem.kind === "rateLimited" || problem.kind === "serverError"
    ? problem.retryAfterMs
    : undefined;
}
