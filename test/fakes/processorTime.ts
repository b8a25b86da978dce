/**
 * Milliseconds of the processor since this call, all threads together: the clock on the wall also
 * counts what other programs do meanwhile.
 */
export function processorTimer(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  };
}
