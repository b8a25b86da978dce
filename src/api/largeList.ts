import { ProblemError } from "../core/base/problemError";
import { mostResults, parseEnvelope, type Envelope } from "./listPage";
import type { ServerPage, ServerPageReader } from "./serverPage";

/**
 * 200 servers, parsed and read in less than 1 ms; all of 10,000 take 30, in which VS Code stands
 * still. What is read of larger slices outlives the young objects, and then all takes 40 % longer.
 */
const sliceBytes = 64 * 1_024;
const slicesAtOnce = 4;
const between = "},{";
/** Stands in for the results while what is around them is read. */
const placeholder = "results-of-this-list";

/**
 * Reads a long list in slices, between which others get their turn. Each slice ends where one result
 * seems to end and another begins. If all of them are JSON, so is the whole, and it says the same;
 * undefined if one is not, such as in a list whose results have lists of objects themselves.
 */
export async function readLargeList(
  bytes: Buffer,
  reader: ServerPageReader,
  breathe: () => Promise<void>,
): Promise<ServerPage | undefined> {
  const start = bytes.indexOf("[{");
  const end = bytes.lastIndexOf("}]");
  if (bytes.length < 4 * sliceBytes || start < 0 || end < start) {
    return undefined;
  }
  const text = (from: number, to: number) => bytes.toString("utf8", from, to);
  const envelope = envelopeOf(text(0, start), text(end + between.length - 1, bytes.length));
  let from = start + 1;
  let slices = 0;
  while (envelope && from <= end) {
    const cut = bytes.indexOf(between, from + sliceBytes);
    const to = cut < 0 || cut > end ? end + 1 : cut + 1;
    const results = parsed(`[${text(from, to)}]`);
    if (!Array.isArray(results)) {
      return undefined;
    }
    reader.add(results);
    if (reader.length > mostResults) {
      throw new ProblemError({ kind: "badAnswer", reason: "tooLarge" });
    }
    from = to + 1;
    slices += 1;
    if (slices % slicesAtOnce === 0) {
      await breathe();
    }
  }
  return envelope && reader.page(envelope);
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
