import type { Evidence } from "../core/base/evidence";
import type { Problem } from "../core/base/problem";

/** What is known of an exchange that failed. */
export interface FailedExchange {
  readonly host: string;
  readonly evidence: Evidence;
  /** Why VS Code could not reach the proxy, if that is what failed. */
  readonly proxyFailure: unknown;
}

const certificateCodes =
  /^(?:CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT|UNABLE_TO_|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH_EXCEEDED)/;
const tlsCodes = /^(?:ERR_SSL|EPROTO)/;
const cutOffCodes = new Set(["ERR_STREAM_PREMATURE_CLOSE", "Z_BUF_ERROR", "Z_DATA_ERROR"]);
/** What OpenSSL and BoringSSL say of bytes that are no TLS. */
const noTls =
  /wrong.version.number|unknown.protocol|http.request|https.proxy.request|packet.length.too.long|bad.record.type|unexpected.record|record.too.large/i;
/** VS Code's words for it; what stands behind them may have the proxy's password in it. */
const noProxy = "Failed to establish a socket connection to proxies";

/** What a failed exchange means. `host` stands in the sentence, so that people know whom to ask. */
export function problemFromFailure(caught: unknown, exchange: FailedExchange): Problem {
  return { ...kindOf(caught, exchange), evidence: exchange.evidence };
}

function kindOf(caught: unknown, { host, evidence, proxyFailure }: FailedExchange): Problem {
  const code = codeOf(caught);
  const message = textField(caught, "message") ?? "";
  if (textField(caught, "type") === "max-size") {
    return { kind: "badAnswer", reason: "tooLarge" };
  }
  if (message.includes(noProxy)) {
    return proxyProblem(host, proxyFailure);
  }
  if (code === undefined) {
    return { kind: "network", host, code };
  }
  if (evidence.reach === "answering" && (code === "ECONNRESET" || tlsCodes.test(code))) {
    return { kind: "badAnswer", reason: "cutOff" };
  }
  if (cutOffCodes.has(code)) {
    return { kind: "badAnswer", reason: "cutOff" };
  }
  if (certificateCodes.test(code)) {
    return { kind: "certificate", host, code };
  }
  if (tlsCodes.test(code)) {
    return evidence.reach === "notSent"
      ? handshakeProblem(host, code, message)
      : { kind: "network", host, code: "EPROTO" };
  }
  return { kind: "network", host, code };
}

function handshakeProblem(host: string, code: string, message: string): Problem {
  return noTls.test(`${code} ${message}`)
    ? { kind: "notTls", host, side: "api" }
    : { kind: "handshake", host, code };
}

function proxyProblem(host: string, failure: unknown): Problem {
  const code = codeOf(failure);
  const words = `${code ?? ""} ${textField(failure, "message") ?? ""}`;
  return tlsCodes.test(code ?? "") && noTls.test(words)
    ? { kind: "notTls", host, side: "proxy" }
    : { kind: "proxyFailed", host, code };
}

function codeOf(value: unknown): string | undefined {
  return textField(value, "code") ?? textField(value, "errno");
}

function textField(value: unknown, field: string): string | undefined {
  if (typeof value !== "object" || value === null) {
    return undefined;
  }
  const found: unknown = Reflect.get(value, field);
  return typeof found === "string" ? found : undefined;
}
