import type { Problem } from "../core/base/problem";

const certificateCodes =
  /^(?:CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT|UNABLE_TO_|ERR_TLS_CERT|HOSTNAME_MISMATCH|ERR_SSL|EPROTO)/;
const cutOffCodes = new Set(["ERR_STREAM_PREMATURE_CLOSE", "Z_BUF_ERROR", "Z_DATA_ERROR"]);

/**
 * What a failed fetch means. `host` stands in the sentence, so that people know whom to ask;
 * `hasBegun` tells whether the answer's headers had arrived.
 */
export function problemFromFailure(caught: unknown, host: string, hasBegun: boolean): Problem {
  const type = textField(caught, "type");
  const code = textField(caught, "code") ?? textField(caught, "errno");
  if (type === "max-size") {
    return { kind: "badAnswer", reason: "tooLarge" };
  }
  if (code !== undefined && (cutOffCodes.has(code) || (hasBegun && code === "ECONNRESET"))) {
    return { kind: "badAnswer", reason: "cutOff" };
  }
  if (code !== undefined && certificateCodes.test(code)) {
    return { kind: "certificate", host, code };
  }
  return { kind: "network", host, code };
}

function textField(value: unknown, field: string): string | undefined {
  if (typeof value !== "object" || value === null) {
    return undefined;
  }
  const found: unknown = Reflect.get(value, field);
  return typeof found === "string" ? found : undefined;
}
