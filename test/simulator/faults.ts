import type { Answer } from "./answer";
import { apiRoot } from "./routes";

/**
 * When a delayed response is produced: before the wait, so that it is outdated on arrival, or
 * after.
 */
export type Computed = "atRequest" | "atAnswer";

/**
 * What goes wrong. Unless stated otherwise the request is carried out, and only its response is
 * affected; `acts: false` leaves the world unchanged.
 */
export type Fault =
  /**
   * Another response in place of the real one. The request is carried out only if `acts` is true.
   */
  | {
      readonly kind: "status";
      readonly status: number;
      /** A string goes out as it is, anything else as JSON. */
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
      readonly acts?: boolean;
    }
  /** A redirect, 302 by default; the request is not carried out. */
  | { readonly kind: "redirect"; readonly location: string; readonly status?: number }
  | { readonly kind: "delay"; readonly ms: number; readonly computed?: Computed }
  /** Like a delay, but until the test releases it. */
  | { readonly kind: "hold"; readonly until: Promise<unknown>; readonly computed?: Computed }
  | { readonly kind: "noAnswer"; readonly acts?: boolean }
  | { readonly kind: "headersOnly" }
  | { readonly kind: "drip"; readonly everyMs: number }
  /** The full length is announced, `bytes` (half by default) are sent, the connection is ended. */
  | { readonly kind: "cutOff"; readonly bytes?: number }
  | {
      readonly kind: "reset";
      readonly when: "beforeReading" | "beforeActing" | "afterActing" | "midAnswer";
    }
  /** The real answer, followed by spaces up to this length. */
  | { readonly kind: "hugeBody"; readonly bytes: number }
  /** The same, compressed to about a thousandth. */
  | { readonly kind: "gzipBomb"; readonly bytes: number }
  | { readonly kind: "emptyBody" }
  | { readonly kind: "contentType"; readonly contentType: string }
  | { readonly kind: "invalidUtf8" }
  | { readonly kind: "rawBody"; readonly text: string }
  | { readonly kind: "transform"; readonly transform: (answer: Answer) => Answer };

export interface FaultMatch {
  readonly method?: string;
  /**
   * A string is the whole path below the API's URL, without query: "servers/12345/start/".
   * A pattern is looked for in that path with its query.
   */
  readonly path?: string | RegExp;
}

export interface FaultRule {
  /** Defaults to every request. */
  readonly match?: FaultMatch;
  /** How many matching requests pass unharmed first. */
  readonly after?: number;
  /** How many requests it strikes; 1 by default, `Infinity` for all. */
  readonly times?: number;
  readonly fault: Fault;
}

/** The faults to come. Each request gets the first added one that matches it. */
export class Faults {
  #rules: { rule: FaultRule; pass: number; left: number }[] = [];

  /** Adds a fault and returns a function that removes it. */
  add(rule: FaultRule): () => void {
    const entry = { rule, pass: rule.after ?? 0, left: rule.times ?? 1 };
    this.#rules.push(entry);
    return () => {
      this.#rules = this.#rules.filter((other) => other !== entry);
    };
  }

  clear(): void {
    this.#rules = [];
  }

  /** How many rules still have something to strike. */
  get pending(): number {
    return this.#rules.length;
  }

  /** The fault for a request, which this uses up. */
  take(method: string, path: string): Fault | undefined {
    for (const entry of this.#rules) {
      if (matches(entry.rule.match, method, path)) {
        if (entry.pass > 0) {
          entry.pass--;
          continue;
        }
        entry.left--;
        if (entry.left <= 0) {
          this.#rules = this.#rules.filter((other) => other !== entry);
        }
        return entry.rule.fault;
      }
    }
    return undefined;
  }
}

function matches(match: FaultMatch | undefined, method: string, path: string): boolean {
  if (match?.method !== undefined && match.method !== method) {
    return false;
  }
  if (match?.path === undefined) {
    return true;
  }
  const below = path.startsWith(apiRoot) ? path.slice(apiRoot.length) : path;
  return typeof match.path === "string"
    ? below.split("?")[0] === match.path
    : below.search(match.path) >= 0;
}
