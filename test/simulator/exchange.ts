import type { IncomingMessage, ServerResponse } from "node:http";
import { bodyBytes } from "./answer";
import type { Answer } from "./answer";
import type { Waits } from "./waits";

/** One request and the response to it. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly waits: Waits;
  /** Carries out the request and returns the API's response. */
  readonly act: () => Answer;
  /** Records the status that is sent. */
  readonly answered: (status: number) => void;
}

/** Sends a complete response. */
export function send(exchange: Exchange, answer: Answer): void {
  const bytes = bodyBytes(answer.body);
  begin(exchange, answer, lengthHeader(answer, bytes.length));
  exchange.response.end(bytes);
}

/** Sends status and headers at once, ahead of any body. */
export function begin(
  { response, answered }: Exchange,
  { status, headers }: Answer,
  more: Readonly<Record<string, string>>,
): void {
  answered(status);
  response.writeHead(status, { ...headers, ...more });
  response.flushHeaders();
}

export function lengthHeader({ status }: Answer, bytes: number): Record<string, string> {
  return status === 204 || status === 304 ? {} : { "Content-Length": String(bytes) };
}

/** Ends the connection the hard way: the client sees ECONNRESET. */
export function reset({ request }: Exchange): void {
  request.socket.resetAndDestroy();
}
