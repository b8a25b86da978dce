import { uuidOf } from "./uuidOf";
import type { ResourceUsage, ServerRecord } from "./serverRecords";

const minute = 60_000;
const day = 24 * 60 * minute;
const month = 30 * day;

/** What a server uses now: its recorded figures, or ones that move with the clock. */
export function resourceUsage(
  server: ServerRecord,
  now: number,
  wandering: boolean,
): ResourceUsage {
  const usage =
    server.usage && !wandering ? server.usage : wanderingUsage(server, wandering ? now : month / 2);
  if (server.status === "provisioning") {
    return { cpuPercent: 0, memoryUsed: 0, diskUsed: 0, bandwidthUsed: 0 };
  }
  return ["stopped", "suspended", "starting"].includes(server.status)
    ? { ...usage, cpuPercent: 0, memoryUsed: 0 }
    : usage;
}

/** Slow waves with a quick ripple on them, whose heights and phases belong to the server. */
function wanderingUsage(server: ServerRecord, now: number): ResourceUsage {
  const base = 0.08 + 0.5 * share(server.id, "cpu");
  const cpu =
    base +
    0.6 * base * wave(now, 40 * minute, share(server.id, "slow")) +
    0.3 * base * wave(now, 1.7 * minute, share(server.id, "quick")) +
    0.04 * wave(now, 0.31 * minute, share(server.id, "ripple"));
  const memory = 0.35 + 0.4 * share(server.id, "memory") + 0.06 * wave(now, 25 * minute, base);
  const disk = 0.15 + 0.55 * share(server.id, "disk") + 0.05 * shareOfMonth(now);
  const traffic = (0.1 + 0.6 * share(server.id, "traffic")) * shareOfMonth(now);
  return {
    cpuPercent: Math.round(1000 * Math.min(0.99, Math.max(0.004, cpu))) / 10,
    memoryUsed: Math.round(server.plan.memory * memory),
    diskUsed: Math.round(server.plan.storage * disk),
    bandwidthUsed: Math.round(server.plan.bandwidth * traffic),
  };
}

/** How much of the calendar month has passed, from 0 to 1. */
function shareOfMonth(now: number): number {
  const date = new Date(now);
  const begin = (count: number) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count);
  return (now - begin(0)) / (begin(1) - begin(0));
}

function wave(now: number, period: number, phase: number): number {
  return Math.sin(2 * Math.PI * (now / period + phase));
}

/** A number from 0 to 1 that always belongs to this server and purpose. */
function share(id: number, purpose: string): number {
  return parseInt(uuidOf("server", `${id} ${purpose}`).slice(0, 8), 16) / 0xffffffff;
}
