import type { Clock } from "../core/base/clock";
import {
  freshForMs,
  type CatalogueLoader,
  type LoadingCatalogue,
} from "../core/create/catalogueLoader";

interface KnownCatalogue {
  readonly catalogue: LoadingCatalogue;
  readonly sinceMs: number;
}

/**
 * The lists of one wizard: requested once, so that one that fails does not delay every question,
 * and again after minutes, since the wizard may stay open for days.
 */
export class WizardCatalogues {
  readonly #known = new Map<string, KnownCatalogue>();

  constructor(
    private readonly loader: Pick<CatalogueLoader, "load">,
    private readonly clock: Pick<Clock, "elapsedMs">,
  ) {}

  of(accountKey: string): LoadingCatalogue {
    const known = this.#known.get(accountKey) ?? {
      catalogue: this.loader.load(accountKey),
      sinceMs: this.clock.elapsedMs(),
    };
    this.#known.set(accountKey, known);
    return known.catalogue;
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
    const oldestMs = this.clock.elapsedMs() - freshForMs;
    for (const [key, { sinceMs }] of this.#known) {
      if (sinceMs <= oldestMs) {
        this.#known.delete(key);
      }
    }
  }
}
