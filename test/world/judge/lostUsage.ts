import type { Evidence, Of } from "./evidence";

/** Averages stand in the middle of a quarter of an hour, so a sample is there if one is near. */
const quarterSeconds = 15 * 60;
const ofServer = /^(.*\/history\/[^/]+\/[^/.]+)\.(?:[^/]+\.)?json$/;

/**
 * Where a file of usage was removed or written over though not all of its samples stand in another
 * file of its server by then.
 */
export function lostUsage({ history }: Evidence): readonly (Of<"removed"> | Of<"wrote">)[] {
  const servers = new Map<string, Map<string, readonly number[]>>();
  return history.flatMap((entry) => {
    const server = "path" in entry ? ofServer.exec(entry.path)?.[1] : undefined;
    if (server === undefined || (entry.kind !== "removed" && entry.kind !== "wrote")) {
      return [];
    }
    const files = servers.get(server) ?? new Map<string, readonly number[]>();
    servers.set(server, files);
    const before = files.get(entry.path) ?? [];
    if (entry.kind === "removed") {
      files.delete(entry.path);
    } else {
      files.set(entry.path, quartersIn(entry.text));
    }
    const left = new Set([...files.values()].flat());
    const isLeft = (quarter: number) => [-1, 0, 1].some((by) => left.has(quarter + by));
    return before.every(isLeft) ? [] : [entry];
  });
}

function quartersIn(text: string): readonly number[] {
  const { seconds } = JSON.parse(text) as { readonly seconds: readonly number[] };
  let at = 0;
  return seconds.map((second) => Math.floor((at += second) / quarterSeconds));
}
