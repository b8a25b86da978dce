/** What is sent: a string or bytes go out as they are, anything else as JSON, `undefined` not at all. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export function jsonAnswer(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, headers: { "Content-Type": "application/json", ...headers }, body };
}

/** An error in the form that Django REST framework gives it. */
export function detailAnswer(
  status: number,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return jsonAnswer(status, { detail }, headers);
}

export function bodyBytes(body: unknown): Uint8Array {
  if (body === undefined) {
    return new Uint8Array();
  }
  if (body instanceof Uint8Array) {
    return body;
  }
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}
