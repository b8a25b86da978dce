/** A rule for a text: what is wrong with it, if anything. */
export type TextRule = (text: string) => string | undefined;

/** Reads the fields of a body and gathers what is wrong with them, field by field. */
export class FieldReader {
  readonly errors: Record<string, string[]> = {};

  constructor(private readonly fields: Readonly<Record<string, unknown>>) {}

  get valid(): boolean {
    return Object.keys(this.errors).length === 0;
  }

  require(...names: readonly string[]): void {
    for (const name of names) {
      if (this.fields[name] === undefined) {
        this.refuse(name, "This field is required.");
      }
    }
  }

  refuse(name: string, message: string): void {
    this.errors[name] = [message];
  }

  /** An empty text takes away what was there. */
  textOrNone(name: string, rule: TextRule): string | undefined {
    return this.fields[name] === "" ? "" : this.text(name, rule);
  }

  text(name: string, rule: TextRule): string | undefined {
    const value = this.#given(name);
    if (value === undefined) {
      return undefined;
    }
    if (typeof value !== "string") {
      this.refuse(name, "Not a valid string.");
      return undefined;
    }
    const problem = value === "" ? "This field may not be blank." : rule(value);
    if (problem !== undefined) {
      this.refuse(name, problem);
      return undefined;
    }
    return value;
  }

  integer(name: string): number | undefined {
    const value = this.#given(name);
    if (value === undefined) {
      return undefined;
    }
    if (typeof value !== "number" || !Number.isInteger(value)) {
      this.refuse(name, "A valid integer is required.");
      return undefined;
    }
    return value;
  }

  flag(name: string): boolean | undefined {
    const value = this.#given(name);
    if (value === undefined) {
      return undefined;
    }
    if (typeof value !== "boolean") {
      this.refuse(name, "Must be a valid boolean.");
      return undefined;
    }
    return value;
  }

  textList(name: string): readonly string[] | undefined {
    const value = this.#given(name);
    if (value === undefined) {
      return undefined;
    }
    if (!Array.isArray(value)) {
      this.refuse(name, `Expected a list of items but got type "${typeof value}".`);
      return undefined;
    }
    const items: readonly unknown[] = value;
    const texts = items.filter((item) => typeof item === "string");
    if (texts.length < items.length) {
      this.refuse(name, "Not a valid string.");
      return undefined;
    }
    return texts;
  }

  #given(name: string): unknown {
    const value = this.fields[name];
    if (value === null) {
      this.refuse(name, "This field may not be null.");
      return undefined;
    }
    return value;
  }
}
