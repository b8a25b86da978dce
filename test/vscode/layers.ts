import type { VscodeChoice } from "./vscodeVersion";

export const layerNames = ["unit", "host", "faults", "ui", "package"] as const;

export type LayerName = (typeof layerNames)[number];

/** Layers whose tests run inside the extension host of a VS Code. */
export type HostLayer = "host" | "faults";

export function isHostLayer(layer: LayerName): layer is HostLayer {
  return layer === "host" || layer === "faults";
}

export interface TestRequest {
  readonly layers: readonly LayerName[];
  readonly version: VscodeChoice;
  /** Only tests whose full title matches. */
  readonly grep?: string;
}

/** Time limit of one test; ui and package tests start a VS Code in it. */
export const testTimeoutMs: Readonly<Record<Exclude<LayerName, HostLayer>, number>> = {
  unit: 10_000,
  ui: 90_000,
  package: 180_000,
};

const usage = "Usage: test [unit] [host] [faults] [ui] [package] [--oldest] [--grep TEXT]";

export function parseTestArguments(args: readonly string[]): TestRequest {
  const layers = new Set<LayerName>();
  let version: VscodeChoice = "newest";
  let grep: string | undefined;
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const layer = layerNames.find((name) => name === arg);
    if (layer) {
      layers.add(layer);
    } else if (arg === "--oldest") {
      version = "oldest";
    } else if (arg === "--grep" && rest.length > 0) {
      grep = rest.shift();
    } else {
      throw new Error(`"${arg}" is not understood. ${usage}`);
    }
  }
  const chosen = layers.size > 0 ? layerNames.filter((name) => layers.has(name)) : layerNames;
  return { layers: chosen, version, ...(grep === undefined ? {} : { grep }) };
}
