import type { Catalogue } from "./catalogue";
import type { Logger } from "./logger";
import { problemOf } from "./problemError";

/** What the loader asks of an account's API; each list may be refused. */
export interface CatalogueSource {
  listPlans(): Promise<Catalogue["plans"]>;
  listSystems(): Promise<Catalogue["systems"]>;
  listLocations(): Promise<Catalogue["locations"]>;
  listSshKeys(): Promise<Catalogue["sshKeys"]>;
}

/**
 * Loads what can be chosen for a new server, once in a session for each account. Only the plans
 * are documented, so every list may be missing: then it is empty, and ids are entered by hand.
 */
export class CatalogueLoader {
  readonly #loaded = new Map<string, Promise<Catalogue>>();

  constructor(
    private readonly sourceOf: (accountKey: string) => CatalogueSource | undefined,
    private readonly logger: Logger,
  ) {}

  load(accountKey: string): Promise<Catalogue> {
    const known = this.#loaded.get(accountKey) ?? this.#ask(accountKey);
    this.#loaded.set(accountKey, known);
    return known;
  }

  async #ask(accountKey: string): Promise<Catalogue> {
    const source = this.sourceOf(accountKey);
    const [plans, systems, locations, sshKeys] = await Promise.all([
      this.#orNone(accountKey, "plans", source?.listPlans()),
      this.#orNone(accountKey, "operating systems", source?.listSystems()),
      this.#orNone(accountKey, "locations", source?.listLocations()),
      this.#orNone(accountKey, "SSH keys", source?.listSshKeys()),
    ]);
    return { plans, systems, locations, sshKeys };
  }

  /** A list that is missing stays missing; one that failed in passing is asked for next time. */
  async #orNone<T>(
    accountKey: string,
    what: string,
    list: Promise<readonly T[]> | undefined,
  ): Promise<readonly T[]> {
    try {
      return (await list) ?? [];
    } catch (caught) {
      const problem = problemOf(caught);
      if (!problem) {
        throw caught;
      }
      this.logger.info(`There is no list of ${what}: ${problem.kind}.`);
      if (problem.kind !== "notFound" && problem.kind !== "forbidden") {
        this.#loaded.delete(accountKey);
      }
      return [];
    }
  }
}
