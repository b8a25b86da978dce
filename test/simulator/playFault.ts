import { jsonAnswer, bodyBytes } from "./answer";
import type { Answer } from "./answer";
import { begin, lengthHeader, reset, send } from "./exchange";
import type { Exchange } from "./exchange";
import type { Computed, Fault } from "./faults";
import { sendGzipBomb, sendHuge } from "./largeBody";
import { spoilAnswer } from "./spoilAnswer";

/** Long enough for the client to have read what was sent before the connection breaks. */
const beforeBreakMs = 20;

/** Responds to a request that has been read in the way that the fault says. */
export async function playFault(fault: Fault, exchange: Exchange): Promise<void> {
  switch (fault.kind) {
    case "status":
      send(exchange, statusAnswer(fault, exchange));
      return;
    case "redirect":
      send(exchange, {
        status: fault.status ?? 302,
        headers: { Location: fault.location },
        body: undefined,
      });
      return;
    case "delay":
      return late(exchange, exchange.waits.for(fault.ms), fault.computed);
    case "hold":
      return late(exchange, fault.until, fault.computed);
    case "noAnswer":
      if (fault.acts !== false) {
        exchange.act();
      }
      return;
    case "headersOnly": {
      const answer = exchange.act();
      begin(exchange, answer, lengthHeader(answer, bodyBytes(answer.body).length));
      // Without a body the headers are the whole response; left open, it would block the next one.
      if (answer.status === 204) {
        exchange.response.end();
      }
      return;
    }
    case "drip":
      return drip(exchange, fault.everyMs);
    case "cutOff":
      return breakOff(exchange, fault.bytes, () => exchange.request.socket.end());
    case "reset":
      return resetWhen(fault.when, exchange);
    case "hugeBody":
      return sendHuge(exchange, exchange.act(), fault.bytes);
    case "gzipBomb":
      return sendGzipBomb(exchange, exchange.act(), fault.bytes);
    case "emptyBody":
    case "contentType":
    case "invalidUtf8":
    case "rawBody":
    case "transform":
      send(exchange, spoilAnswer(fault, exchange.act()));
  }
}

function statusAnswer(fault: Extract<Fault, { kind: "status" }>, exchange: Exchange): Answer {
  if (fault.acts === true) {
    exchange.act();
  }
  const { status, headers = {}, body } = fault;
  return typeof body === "string" || body === undefined
    ? { status, headers, body }
    : jsonAnswer(status, body, headers);
}

async function late(
  exchange: Exchange,
  wait: Promise<unknown>,
  computed: Computed = "atAnswer",
): Promise<void> {
  if (computed === "atRequest") {
    const answer = exchange.act();
    await wait;
    send(exchange, answer);
  } else {
    await wait;
    send(exchange, exchange.act());
  }
}

async function drip(exchange: Exchange, everyMs: number): Promise<void> {
  const answer = exchange.act();
  const bytes = bodyBytes(answer.body);
  begin(exchange, answer, lengthHeader(answer, bytes.length));
  for (const byte of bytes) {
    await exchange.waits.for(everyMs);
    if (exchange.response.destroyed) {
      return;
    }
    exchange.response.write(Uint8Array.of(byte));
  }
  exchange.response.end();
}

async function resetWhen(
  when: Extract<Fault, { kind: "reset" }>["when"],
  exchange: Exchange,
): Promise<void> {
  if (when === "midAnswer") {
    return breakOff(exchange, undefined, () => {
      reset(exchange);
    });
  }
  if (when === "afterActing") {
    exchange.act();
  }
  reset(exchange);
}

/** Announces the whole response, sends its beginning, and breaks the connection. */
async function breakOff(
  exchange: Exchange,
  length: number | undefined,
  breakConnection: () => void,
): Promise<void> {
  const answer = exchange.act();
  const bytes = bodyBytes(answer.body);
  begin(exchange, answer, lengthHeader(answer, bytes.length));
  exchange.response.write(bytes.subarray(0, length ?? Math.floor(bytes.length / 2)));
  await exchange.waits.for(beforeBreakMs);
  breakConnection();
}
