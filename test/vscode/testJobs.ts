import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isHostLayer, layerNames, type LayerName, type TestRequest } from "./layers";
import { projectRoot } from "./projectRoot";

/** A part of a layer that runs in a process of its own. */
export interface TestJob {
  readonly layer: LayerName;
  /** Names the part, where the layer has several. */
  readonly part?: string;
  /** None where the tests run inside VS Code, which finds them by itself. */
  readonly files: readonly string[];
}

export function jobName({ layer, part }: TestJob): string {
  return part === undefined ? layer : `${layer}: ${part}`;
}

/** The jobs that take longest, as measured: they begin first, so that none is left over at the end. */
const longest = [
  "create",
  "faults",
  "servers",
  "panel",
  "host",
  "accounts",
  "page",
  "folders",
  "uuids",
];

/**
 * The jobs of each phase run side by side. The unit tests measure times, so they have the machine
 * for themselves; packing builds anew what windows are opened with, so it comes last.
 */
const phases: readonly (readonly LayerName[])[] = [["unit"], ["host", "faults", "ui"], ["package"]];

export async function planJobs({
  layers,
  version,
}: Pick<TestRequest, "layers" | "version">): Promise<readonly (readonly TestJob[])[]> {
  const jobs = await Promise.all(layerNames.filter((name) => layers.includes(name)).map(jobsOf));
  const wanted = jobs.flat().filter((job) => version === "newest" || !isPagesOwn(job));
  return phases
    .map((phase) => wanted.filter(({ layer }) => phase.includes(layer)))
    .map((phase) => phase.sort((a, b) => rank(a) - rank(b)))
    .filter((phase) => phase.length > 0);
}

/** The panel's page is tested by itself in a browser, which is the same for every VS Code. */
function isPagesOwn({ layer, part }: TestJob): boolean {
  return layer === "ui" && part === "page";
}

async function jobsOf(layer: LayerName): Promise<readonly TestJob[]> {
  if (isHostLayer(layer)) {
    return [{ layer, files: [] }];
  }
  const files = await testFiles(layer);
  if (layer !== "ui") {
    return [{ layer, files }];
  }
  return jobsByFolder(layer, files);
}

/** The files of a folder run in one process, where they share a window. */
export function jobsByFolder(layer: LayerName, files: readonly string[]): readonly TestJob[] {
  const folders = [...new Set(files.map((file) => basename(dirname(file))))];
  return folders.map((part) => ({
    layer,
    part,
    files: files.filter((file) => basename(dirname(file)) === part),
  }));
}

function rank({ layer, part = layer }: TestJob): number {
  const index = longest.indexOf(part);
  return index === -1 ? longest.length : index;
}

async function testFiles(layer: LayerName): Promise<readonly string[]> {
  const folder = join(projectRoot, "out", "test", layer);
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  const tests = files.filter((file) => file.endsWith(".test.mjs")).sort();
  return tests.map((file) => join(folder, file));
}
