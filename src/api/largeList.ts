import { hash } from "node:crypto";
import { ProblemError } from "../core/base/problemError";
import { mostResults, parseEnvelope, type Envelope } from "./listPage";
import type { ServerPage, ServerPageReader } from "./serverPage";

/**
 * About 40 servers. Where 50 of 10,000 have changed, four fifths of such slices are as they were and are
 * not parsed again, which halves the cost of a refresh; of slices of 64 kB it would be a fifth.
 */
const sliceBytes = 16 * 1_024;
/** What is read in less than 1 ms; all of 10,000 servers take 30, in which VS Code stands still. */
const slicesAtOnce = 16;
/** A list that is shorter is read at once. */
const leastBytes = 256 * 1_024;
const between = "},{";
/** Stands in for the results while what is around them is read. */
const placeholder = "results-of-this-list";

/**
 * Reads a long list in slices, between which others get their turn. Each slice ends where one result
 * seems to end and another begins. If all of them are JSON, so is the whole, and it says the same;
 * undefined if one is not, such as in a list whose results have lists of objects themselves. What was
 * read of the same bytes before is taken again.
 */
export async function readLargeList(
  bytes: Buffer,
  reader: ServerPageReader,
  breathe: () => Promise<void>,
): Promise<ServerPage | undefined> {
  const start = bytes.indexOf("[{");
  const end = bytes.lastIndexOf("}]") + 1;
  if (bytes.length < leastBytes || start < 0 || end < start) {
    return undefined;
  }
  const around = [bytes.toString("utf8", 0, start), bytes.toString("utf8", end + 1)] as const;
  const envelope = envelopeOf(...around);
  if (!envelope) {
    return undefined;
  }
  let slices = 0;
  for (let from = start + 1; from < end; slices += 1) {
    const to = sliceEnd(bytes, from, end, reader.nextBefore?.byteLength);
    const digest = hash("sha256", bytes.subarray(from, to));
    if (!reader.takeAgain(digest, to - from)) {
      const results = parsed(`[${bytes.toString("utf8", from, to)}]`);
      if (!Array.isArray(results)) {
        return undefined;
      }
      reader.add(results, { digest, byteLength: to - from });
    }
    if (reader.length > mostResults) {
      throw new ProblemError({ kind: "badAnswer", reason: "tooLarge" });
    }
    from = to + 1;
    if (slices % slicesAtOnce === slicesAtOnce - 1) {
      await breathe();
    }
  }
  return reader.page(envelope, around.join());
}

/**
 * Where a result ends, as near as possible to where the slice ended that was here before: so the next
 * one begins with the same server again, unless servers were added or removed.
 */
function sliceEnd(bytes: Buffer, from: number, end: number, lengthBefore = sliceBytes): number {
  const aim = from + lengthBefore - 1;
  const after = bytes.indexOf(between, aim);
  const next = after < 0 || after >= end ? end : after + 1;
  const last = bytes.lastIndexOf(between, aim) + 1;
  return last > from && aim + 1 - last < next - (aim + 1) ? last : next;
}

/** Undefined if what was cut out is not the results. */
function envelopeOf(before: string, after: string): Envelope | undefined {
  const around = parsed(`${before}["${placeholder}"]${after}`);
  const envelope = typeof around === "object" && around !== null ? around : {};
  const results: unknown = Array.isArray(envelope) ? envelope : Reflect.get(envelope, "results");
  return Array.isArray(results) && results[0] === placeholder ? parseEnvelope(around) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
