import dns from "node:dns";

type Answer = (error: NodeJS.ErrnoException) => void;

/**
 * Makes names that end in ".invalid", which nobody owns, unknown at once: a resolver may take
 * seconds to say so. Returns a function that undoes this.
 */
export function unknownNames(): () => void {
  const { lookup } = dns;
  const quick = (name: string, ...rest: readonly unknown[]) => {
    if (!name.endsWith(".invalid")) {
      (lookup as (...all: readonly unknown[]) => void)(name, ...rest);
      return;
    }
    const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: "ENOTFOUND" });
    setImmediate(() => {
      (rest.at(-1) as Answer)(error);
    });
  };
  dns.lookup = quick as typeof lookup;
  return () => {
    dns.lookup = lookup;
  };
}
