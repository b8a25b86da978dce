/**
 * Which question has last learned something about a server. Lists and single questions take their
 * numbers from one line before they are asked, so that no answer overwrites what a later question has
 * learned, whichever two they were.
 */
export class NumberLine {
  /** The newest whole list has learned of every server, be it there or not. */
  #wholeList = 0;
  readonly #single = new Map<string, number>();

  hasNewer(serverId: string, order: number): boolean {
    return Math.max(this.#wholeList, this.#single.get(serverId) ?? 0) > order;
  }

  learned(serverId: string, order: number): void {
    this.#single.set(serverId, order);
  }

  learnedAll(order: number): void {
    this.#wholeList = order;
    for (const [serverId, single] of this.#single) {
      if (single < order) {
        this.#single.delete(serverId);
      }
    }
  }
}

/** Numbers from 1 on. */
export function countUp(): () => number {
  let last = 0;
  return () => (last += 1);
}
