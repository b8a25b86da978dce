import { defaultAccount } from "../../simulator/accountRecords";
import type { Simulator } from "../../simulator/simulator";

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body if it is JSON. */
  readonly json: unknown;
  /** The ids of the results if it is a list. */
  readonly ids: readonly unknown[];
}

/** Calls the simulator as a client would: with the token and JSON, without following redirects. */
export async function call(
  simulator: Simulator,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const response = await fetch(new URL(path, simulator.apiUrl), {
    method,
    headers: {
      Authorization: `Bearer ${defaultAccount.token}`,
      "Content-Type": "application/json",
      ...headers,
    },
    redirect: "manual",
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = parse(text);
  return { status: response.status, headers: response.headers, text, json, ids: idsOf(json) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function idsOf(json: unknown): readonly unknown[] {
  const results = (json as { results?: readonly { id?: number; uuid?: string }[] } | undefined)
    ?.results;
  return results?.map(({ id, uuid }) => id ?? uuid) ?? [];
}
