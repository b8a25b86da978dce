/** Every way in which a whole array or map can be walked. */
const arrayWalks = [
  ...["map", "filter", "forEach", "flatMap", "find", "findIndex", "some", "every", "reduce"],
  ...["toSorted", "sort", "slice", "includes", "indexOf", "join", "keys", "values", "entries"],
] as const;
const mapWalks = ["values", "keys", "entries", "forEach"] as const;

type Walk = (...given: unknown[]) => unknown;

/** How often collections of at least so many members are walked while the work runs. */
export async function countPasses(
  leastSize: number,
  work: () => Promise<unknown>,
): Promise<number> {
  let passes = 0;
  const undo: (() => void)[] = [];
  function watch(prototype: object, names: readonly PropertyKey[], sizeOf: (on: object) => number) {
    for (const name of names) {
      const original = Reflect.get(prototype, name) as Walk;
      const watched: Walk = function (this: object, ...given) {
        passes += sizeOf(this) >= leastSize ? 1 : 0;
        return Reflect.apply(original, this, given);
      };
      Object.defineProperty(prototype, name, {
        value: watched,
        configurable: true,
        writable: true,
      });
      undo.push(() => {
        Object.defineProperty(prototype, name, {
          value: original,
          configurable: true,
          writable: true,
        });
      });
    }
  }
  watch(
    Array.prototype,
    [...arrayWalks, Symbol.iterator],
    (on) => Reflect.get(on, "length") as number,
  );
  watch(Map.prototype, [...mapWalks, Symbol.iterator], (on) => (on as Map<unknown, unknown>).size);
  watch(Set.prototype, [...mapWalks, Symbol.iterator], (on) => (on as Set<unknown>).size);
  try {
    await work();
    return passes;
  } finally {
    for (const restore of undo) {
      restore();
    }
  }
}
