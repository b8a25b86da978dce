import type { CatalogueLoader, LoadingCatalogue } from "../core/create/catalogueLoader";

/**
 * The lists of one wizard: requested once, so that one that fails does not delay every question,
 * and again when they are no longer fresh, since the wizard may stay open for days.
 */
export class WizardCatalogues {
  readonly #known = new Map<string, LoadingCatalogue>();

  constructor(private readonly loader: Pick<CatalogueLoader, "load" | "isFresh">) {}

  of(accountKey: string): LoadingCatalogue {
    const known = this.#known.get(accountKey) ?? this.loader.load(accountKey);
    this.#known.set(accountKey, known);
    return known;
  }

  /** Requests the lists that are missing again, at the next question. */
  forget(accountKey: string): void {
    this.#known.delete(accountKey);
  }

  forgetAll(): void {
    this.#known.clear();
  }

  /** Call before a price is shown or ordered. */
  forgetOld(): void {
    for (const [accountKey, { now }] of this.#known) {
      if (now && !this.loader.isFresh(accountKey)) {
        this.#known.delete(accountKey);
      }
    }
  }
}
