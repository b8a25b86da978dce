import { bodyBytes } from "./answer";
import type { Answer } from "./answer";
import type { Fault } from "./faults";

export type AnswerFault = Extract<
  Fault,
  { kind: "emptyBody" | "contentType" | "invalidUtf8" | "rawBody" | "transform" }
>;

/** The response that a fault turns the real one into. */
export function spoilAnswer(fault: AnswerFault, answer: Answer): Answer {
  switch (fault.kind) {
    case "emptyBody":
      return { ...answer, body: undefined };
    case "contentType":
      return { ...answer, headers: { ...answer.headers, "Content-Type": fault.contentType } };
    case "invalidUtf8":
      return { ...answer, body: withInvalidUtf8(bodyBytes(answer.body)) };
    case "rawBody":
      return { ...answer, body: fault.text };
    case "transform":
      return fault.transform(answer);
  }
}

/**
 * Puts bytes that are invalid in UTF-8 into the first text of the JSON, so that only they are
 * wrong.
 */
function withInvalidUtf8(bytes: Uint8Array): Uint8Array {
  const quote = Buffer.from(bytes).indexOf('":"');
  const at = quote < 0 ? bytes.length : quote + 3;
  return Buffer.concat([
    bytes.subarray(0, at),
    Uint8Array.of(0xff, 0xc3, 0x28),
    bytes.subarray(at),
  ]);
}
