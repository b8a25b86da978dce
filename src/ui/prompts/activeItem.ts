import type { PickItem } from "./questions";

type Items<T> = readonly PickItem<T>[];

/** The item that a list opens on: the current answer, or else the first that is not a heading. */
export function firstActive<T>(
  items: Items<T>,
  isCurrent: ((value: T) => boolean) | undefined,
): PickItem<T> | undefined {
  return (
    items.find(({ value }) => value !== undefined && isCurrent?.(value)) ??
    items.find(({ kind }) => kind === undefined)
  );
}

/** The item of the new list that was active in the old one. */
export function sameItem<T>(active: PickItem<T>, items: Items<T>): PickItem<T> | undefined {
  return items.find((item) => item.value !== undefined && nameOf(item) === nameOf(active));
}

function nameOf<T>({ key, label }: PickItem<T>): string {
  return key ?? label;
}
