import type { FieldMessage } from "../core/base/problem";
import { plainText } from "./plainText";

/*
 * The document says nothing of error bodies, so the texts in them are looked for at any depth, and
 * none is needed. A hostile body may go on for a million levels: what is walked is bounded.
 */

const longestMessage = 300;
const mostFields = 20;
const mostNodes = 20_000;

/** Names that say nothing about which field is meant. */
const generalNames = new Set([
  ...["detail", "details", "message", "messages", "msg", "error", "errors", "error_description"],
  ...["non_field_errors", "__all__", "status", "code", "type", "title", "data", "attributes"],
]);
/** What a machine reads, and no person. */
const codeNames = new Set(["code", "type", "status", "error_code", "instance", "link", "help"]);
const fieldNames = ["attr", "field", "param", "parameter", "loc", "pointer"];
const messageNames = ["detail", "message", "msg", "error_description", "error"];

interface Visit {
  readonly value: unknown;
  readonly field: string | undefined;
}

/** The first text of an error that is about no field, or about all. */
export function detailOf(body: unknown): string | undefined {
  if (!isRecord(body)) {
    return firstOf(textsIn({ value: body, field: undefined }));
  }
  for (const name of [...messageNames, "non_field_errors", "errors"]) {
    for (const { field, message } of textsIn({ value: body[name], field: undefined })) {
      if (field === undefined) {
        return message;
      }
    }
  }
  return undefined;
}

function firstOf(texts: Iterable<{ readonly message: string }>): string | undefined {
  for (const { message } of texts) {
    return message;
  }
  return undefined;
}

/** Each field that an error is about, by its innermost name, with the first text about it. */
export function fieldMessages(body: unknown): readonly FieldMessage[] {
  if (!isRecord(body)) {
    return [];
  }
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(body)) {
    const before = found.size;
    const field = nameFrom(name);
    for (const text of textsIn({ value, field })) {
      if (text.field !== undefined && !found.has(text.field)) {
        found.set(text.field, text.message);
      }
      if (found.size >= mostFields) {
        break;
      }
    }
    if (field !== undefined && found.size === before && !found.has(field)) {
      found.set(field, "");
    }
    if (found.size >= mostFields) {
      break;
    }
  }
  return [...found].map(([field, message]) => ({ field, message })).slice(0, mostFields);
}

/** All texts below a value in their order, each with the innermost field that it stands under. */
function* textsIn(start: Visit): Generator<{ field: string | undefined; message: string }> {
  const waiting: Visit[] = [start];
  for (let nodes = 0; nodes < mostNodes; nodes += 1) {
    const visit = waiting.pop();
    if (!visit) {
      return;
    }
    const message = typeof visit.value === "string" ? clipped(visit.value) : undefined;
    if (message !== undefined) {
      yield { field: visit.field, message };
    }
    for (const next of below(visit).reverse()) {
      waiting.push(next);
    }
  }
}

function below({ value, field }: Visit): Visit[] {
  if (Array.isArray(value)) {
    return value.slice(0, mostNodes).map((member: unknown) => ({ value: member, field }));
  }
  if (!isRecord(value)) {
    return [];
  }
  const messages = messageNames.filter((name) => typeof value[name] === "string");
  if (messages.length > 0) {
    const own = fieldOf(value) ?? field;
    return messages.slice(0, 1).map((name) => ({ value: value[name], field: own }));
  }
  return Object.entries(value)
    .filter(([name]) => !codeNames.has(name))
    .slice(0, mostNodes)
    .map(([name, member]) => ({ value: member, field: nameFrom(name) ?? field }));
}

/** The field that an entry of a list of errors names: `attr`, the end of `loc`, of a pointer. */
function fieldOf(entry: Readonly<Record<string, unknown>>): string | undefined {
  const source = isRecord(entry.source) ? entry.source : {};
  const named = fieldNames.map((name) => entry[name] ?? source[name]);
  for (const value of named) {
    const last: unknown = Array.isArray(value) ? value.filter(isName).at(-1) : value;
    if (isName(last)) {
      return nameFrom(last.split(/[/.]/).filter(isName).at(-1) ?? "");
    }
  }
  return undefined;
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "" && !/^\d+$/.test(value);
}

function nameFrom(key: string): string | undefined {
  return generalNames.has(key) || !isName(key) ? undefined : clipped(key);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** On one line, as everything in a notification is. */
function clipped(text: string): string | undefined {
  const plain = plainText(text, longestMessage)?.replaceAll(/\s+/g, " ");
  return plain !== undefined && text.trim().length > longestMessage ? `${plain}…` : plain;
}
