/** Says what goes on, one line a step, so that a person who waits sees progress. */
export type Progress = (line: string) => void;

export function printProgress(line: string): void {
  console.log(`• ${line}`);
}

/** Runs a step and says its name before and its time after. */
export async function timed<T>(name: string, say: Progress, step: () => Promise<T>): Promise<T> {
  const start = performance.now();
  say(`${name}…`);
  const result = await step();
  say(`${name}: done in ${seconds(performance.now() - start)}`);
  return result;
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
