import type { Evidence, Violation } from "./evidence";

const token = /vps_[as]_\w{6,}/;
const expected =
  /secret storage|keyring|could not be saved|could not be kept|written down|could not be followed: Error: E/i;

/** No fault of the program itself, and no token in anything that is said or written. */
export function program(evidence: Evidence): readonly Violation[] {
  const faults = [
    ...evidence.of("logged").filter(({ level, text }) => level === "error" && !expected.test(text)),
    ...evidence.of("said").filter(({ text }) => text.startsWith("Something went wrong")),
  ];
  const told = [
    ...evidence.of("said"),
    ...evidence.of("logged"),
    ...evidence.of("line"),
    ...evidence.of("wrote"),
  ];
  return [
    ...faults.map((entry) => ({ rule: "no fault of the program", entry, text: entry.text })),
    ...told
      .filter(({ text }) => token.test(text))
      .map((entry) => ({
        rule: "no token is told or written",
        entry,
        text: entry.text.slice(0, 200),
      })),
  ];
}
