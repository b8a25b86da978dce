import type { RecordedState } from "../core/usage/recordedStates";
import type { UsageSample } from "../core/usage/usageSample";

const version = 1;

/** What is recorded of one server. */
export interface UsageRecord {
  readonly samples: readonly UsageSample[];
  readonly states: readonly RecordedState[];
}

/**
 * Samples as compact JSON: seconds since the previous sample, tenths of a percent, whole MB, and the
 * changes of what hardly changes. Takes a quarter of the space of plain objects.
 */
export function packRecord({ samples, states }: UsageRecord): string {
  return JSON.stringify({
    version,
    seconds: differences(samples.map(({ atMs }) => Math.round(atMs / 1_000))),
    cpuTenths: samples.map(({ cpuPercent }) => rounded(cpuPercent, 10)),
    memoryMb: samples.map(({ memoryUsedMb }) => rounded(memoryUsedMb, 1)),
    diskTenths: differences(samples.map(({ diskUsedGb }) => rounded(diskUsedGb, 10))),
    bandwidthTenths: differences(
      samples.map(({ bandwidthUsedGb }) => rounded(bandwidthUsedGb, 10)),
    ),
    states: states.map(({ atMs, status }) => [Math.round(atMs / 1_000), status]),
  });
}

function rounded(value: number | undefined, factor: number): number | null {
  return value === undefined ? null : Math.round(value * factor);
}

/** Each number as what it adds to the one before it. */
function differences<Value extends number | null>(values: readonly Value[]): readonly Value[] {
  let previous = 0;
  return values.map((value) => {
    if (value === null) {
      return value;
    }
    const difference = value - previous;
    previous = value;
    return difference as Value;
  });
}

function sums<Value extends number | null>(values: readonly Value[]): readonly Value[] {
  let sum = 0;
  return values.map((value) => (value === null ? value : ((sum += value) as Value)));
}

/** Undefined if the text was not written by this or a compatible version. */
export function unpackRecord(text: string): UsageRecord | undefined {
  const packed = parse(text);
  if (packed?.version !== version) {
    return undefined;
  }
  const { seconds, cpuTenths, memoryMb } = packed;
  if (!isNumbers(seconds) || !isFigures(cpuTenths) || !isFigures(memoryMb)) {
    return undefined;
  }
  if (cpuTenths.length !== seconds.length || memoryMb.length !== seconds.length) {
    return undefined;
  }
  const disk = laterColumn(packed.diskTenths, seconds.length);
  const bandwidth = laterColumn(packed.bandwidthTenths, seconds.length);
  const samples = sums(seconds).map((at, index) => ({
    atMs: at * 1_000,
    cpuPercent: tenths(cpuTenths[index]),
    memoryUsedMb: memoryMb[index] ?? undefined,
    diskUsedGb: tenths(disk[index]),
    bandwidthUsedGb: tenths(bandwidth[index]),
  }));
  return { samples, states: statesIn(packed.states) };
}

function tenths(value: number | null | undefined): number | undefined {
  return value === undefined || value === null ? undefined : value / 10;
}

/** A column that earlier versions did not write; what is wrong in it costs only itself. */
function laterColumn(value: unknown, length: number): readonly (number | null)[] {
  if (!Array.isArray(value) || value.length !== length || !value.every(isNumberOrNull)) {
    return [];
  }
  const column = sums(value);
  return isFigures(column) ? column : [];
}

function statesIn(value: unknown): readonly RecordedState[] {
  return Array.isArray(value)
    ? value.flatMap((entry: unknown) => {
        const [at, status] = Array.isArray(entry) ? (entry as unknown[]) : [];
        return isNumber(at) && typeof status === "string" ? [{ atMs: at * 1_000, status }] : [];
      })
    : [];
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isNumberOrNull(value: unknown): value is number | null {
  return value === null || isNumber(value);
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every(isNumber);
}

function isFigures(value: unknown): value is (number | null)[] {
  return (
    Array.isArray(value) &&
    value.every((member) => member === null || (isNumber(member) && member >= 0))
  );
}
