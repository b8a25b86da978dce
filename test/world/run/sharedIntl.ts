/** Formats are slow to make, and all windows may use the same ones. */
const made = new Map<string, object>();

function shared<T extends (...args: never[]) => unknown>(format: T): T {
  return new Proxy(format, {
    construct: (make, args: readonly unknown[]) => {
      const key = `${make.name} ${JSON.stringify(args)}`;
      const known = made.get(key) ?? (Reflect.construct(make, args) as object);
      made.set(key, known);
      return known;
    },
  });
}

/** Stands for `Intl` in each window. */
export const sharedIntl: unknown = Object.create(Intl, {
  DateTimeFormat: { value: shared(Intl.DateTimeFormat) },
  NumberFormat: { value: shared(Intl.NumberFormat) },
  Collator: { value: shared(Intl.Collator) },
});
