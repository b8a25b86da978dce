import type { Problem } from "../core/base/problem";

/** Which welcome text of the manifest says why there is no list, with the action for it. */
export function failureText(problem: Problem): string {
  switch (problem.kind) {
    case "unauthorized":
    case "forbidden":
    case "paymentRequired":
    case "malformedToken":
    case "insecureUrl":
    case "certificate":
    case "intercepted":
      return problem.kind;
    case "noApi":
    case "notFound":
    case "redirected":
      return "address";
    case "notTls":
      return problem.side === "api" ? "address" : "proxy";
    case "proxy":
    case "proxyFailed":
      return "proxy";
    case "network":
    case "timeout":
    case "handshake":
      return "unreachable";
    case "rateLimited":
    case "serverError":
    case "conflict":
      return "busy";
    case "invalid":
    case "unexpectedStatus":
    case "badAnswer":
    case "cancelled":
      return "answer";
  }
}
