import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { bodyBytes } from "./answer";
import type { Answer } from "./answer";
import { begin } from "./exchange";
import type { Exchange } from "./exchange";

const chunk = Buffer.alloc(64 * 1024, " ");
const compressedChunk = gzipSync(chunk);

/**
 * Sends the response padded with spaces up to the length, without ever holding it all in memory.
 */
export async function sendHuge(exchange: Exchange, answer: Answer, bytes: number): Promise<void> {
  begin(exchange, answer, {});
  await untilLeft(pipeline(Readable.from(padded(answer, bytes)), exchange.response));
}

/** The same, small on the wire. */
export async function sendGzipBomb(
  exchange: Exchange,
  answer: Answer,
  bytes: number,
): Promise<void> {
  begin(exchange, answer, { "Content-Encoding": "gzip" });
  await untilLeft(pipeline(Readable.from(compressed(answer, bytes)), exchange.response));
}

/**
 * Sends one compressed piece after another: a bomb costs its sender little, and blocks nobody else.
 */
async function* compressed(answer: Answer, bytes: number): AsyncGenerator<Uint8Array> {
  const body = bodyBytes(answer.body);
  yield gzipSync(body);
  for (let left = bytes - body.length; left > 0; left -= chunk.length) {
    await nextTurn();
    yield left < chunk.length ? gzipSync(chunk.subarray(0, left)) : compressedChunk;
  }
}

function* padded(answer: Answer, bytes: number): Generator<Uint8Array> {
  const body = bodyBytes(answer.body);
  yield body;
  for (let left = bytes - body.length; left > 0; left -= chunk.length) {
    yield chunk.subarray(0, Math.min(left, chunk.length));
  }
}

/** These responses are meant to make clients disconnect in the middle. */
async function untilLeft(sending: Promise<void>): Promise<void> {
  await sending.catch(() => undefined);
}
