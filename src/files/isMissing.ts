/** True if a file could not be read since there is none, which is the only proof that there is none. */
export function isMissing(fault: unknown): boolean {
  return fault instanceof Error && "code" in fault && fault.code === "ENOENT";
}
