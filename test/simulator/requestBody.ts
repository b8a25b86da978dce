import { detailAnswer, jsonAnswer } from "./answer";
import type { Answer } from "./answer";
import type { Call } from "./world";

/** The fields of a request's JSON body, or the response to a body that is not JSON. */
export function readFields(
  call: Call,
): { readonly fields: Readonly<Record<string, unknown>> } | { readonly refusal: Answer } {
  if (call.body === "") {
    return { fields: {} };
  }
  const mediaType = (call.contentType ?? "").split(";")[0]?.trim() ?? "";
  if (mediaType.toLowerCase() !== "application/json") {
    return { refusal: detailAnswer(415, `Unsupported media type "${mediaType}" in request.`) };
  }
  const parsed = parse(call.body);
  if ("problem" in parsed) {
    return { refusal: detailAnswer(400, `JSON parse error - ${parsed.problem}`) };
  }
  if (isFields(parsed.value)) {
    return { fields: parsed.value };
  }
  const message = `Invalid data. Expected a dictionary, but got ${kindOf(parsed.value)}.`;
  return { refusal: jsonAnswer(400, { non_field_errors: [message] }) };
}

function parse(text: string): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) {
    return "list";
  }
  return value === null ? "null" : typeof value;
}
