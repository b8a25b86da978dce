/** The tests print these two lines around what they print. */
export const testsBegin = "── tests begin ──";
export const testsEnd = "── tests end ──";

const keptEntries = 60;

/** Shows what is logged while tests run, and keeps the rest for the case that they never ran. */
export class AutomationLog {
  readonly #before: string[] = [];
  #state: "before" | "tests" | "after" = "before";

  constructor(private readonly print: (line: string) => void) {}

  add(entry: string): void {
    if (entry === testsBegin) {
      this.#state = "tests";
    } else if (entry === testsEnd) {
      this.#state = "after";
    } else if (this.#state === "tests") {
      this.print(entry);
    } else if (this.#state === "before") {
      this.#before.push(entry);
      this.#before.splice(0, this.#before.length - keptEntries);
    }
  }

  /** Explains why no test ran, if none did. */
  explain(): void {
    if (this.#state === "before") {
      this.#before.forEach(this.print);
    }
  }
}
