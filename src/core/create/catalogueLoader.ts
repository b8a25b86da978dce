import { emptyCatalogue, type Catalogue, type ListName } from "./catalogue";
import { ageMs, momentOf, type Moment } from "../base/age";
import type { Clock } from "../base/clock";
import type { Logger } from "../base/logger";
import type { Problem } from "../base/problem";
import { problemOf } from "../base/problemError";

/** What the loader asks of an account's API; each list may be refused. */
export interface CatalogueSource {
  listPlans(): Promise<Catalogue["plans"]>;
  listSystems(): Promise<Catalogue["systems"]>;
  listLocations(): Promise<Catalogue["locations"]>;
  listSshKeys(): Promise<Catalogue["sshKeys"]>;
}

/** A catalogue on its way, or here. */
export interface LoadingCatalogue {
  /** Undefined until every list is there or known to be missing. */
  readonly now: Catalogue | undefined;
  /** Never rejects. */
  readonly whenLoaded: Promise<Catalogue>;
}

type Lists = Partial<Pick<Catalogue, ListName>>;

type Missing = Partial<Record<ListName, Problem>>;

/** What became of one list: it is there, or it failed in passing. */
interface AskedList {
  readonly list?: Lists;
  readonly missing?: Missing;
}

/** Prices and keys change; what is older, sleep included, is asked for again. */
const freshForMs = 5 * 60_000;

/**
 * Loads what can be chosen for a new server, as of minutes, for each account. Only the plans
 * are documented, so every list may be missing: then it is empty, and ids are entered by hand.
 */
export class CatalogueLoader {
  readonly #kept = new Map<string, { readonly lists: Lists; readonly since: Moment }>();
  readonly #loading = new Map<string, LoadingCatalogue>();
  /** The lists that an account's API does not have. */
  readonly #missing = new Map<string, Problem>();

  constructor(
    private readonly sourceOf: (accountKey: string) => CatalogueSource | undefined,
    private readonly logger: Logger,
    private readonly clock: Pick<Clock, "elapsedMs" | "now">,
  ) {}

  /** Asks for the lists that are not there yet. A list that failed is asked for by the next load. */
  load(accountKey: string): LoadingCatalogue {
    const running = this.#loading.get(accountKey);
    if (running) {
      return running;
    }
    const kept = this.#keptOf(accountKey);
    if (isWhole(kept)) {
      const catalogue = this.#catalogueOf(accountKey, kept, {});
      return { now: catalogue, whenLoaded: Promise.resolve(catalogue) };
    }
    const loading: { now: Catalogue | undefined; whenLoaded: Promise<Catalogue> } = {
      now: undefined,
      whenLoaded: this.#ask(accountKey, kept).then((catalogue) => {
        this.#loading.delete(accountKey);
        loading.now = catalogue;
        return catalogue;
      }),
    };
    this.#loading.set(accountKey, loading);
    return loading;
  }

  /** False if an account's prices and keys are not as of minutes, or were never loaded. */
  isFresh(accountKey: string): boolean {
    const since = this.#kept.get(accountKey)?.since;
    return since !== undefined && ageMs(since, momentOf(this.clock)) < freshForMs;
  }

  async #ask(accountKey: string, kept: Lists): Promise<Catalogue> {
    const source = this.sourceOf(accountKey);
    if (!source) {
      return emptyCatalogue;
    }
    const asked: readonly AskedList[] = await Promise.all([
      this.#list(accountKey, "plans", kept, () => source.listPlans()),
      this.#list(accountKey, "systems", kept, () => source.listSystems()),
      this.#list(accountKey, "locations", kept, () => source.listLocations()),
      this.#list(accountKey, "sshKeys", kept, () => source.listSshKeys()),
    ]);
    const lists = asked.reduce<Lists>((all, { list }) => ({ ...all, ...list }), {});
    this.#kept.set(accountKey, { lists, since: this.#since(accountKey, kept) });
    const failed = asked.reduce<Missing>((all, { missing }) => ({ ...all, ...missing }), {});
    return this.#catalogueOf(accountKey, lists, failed);
  }

  #catalogueOf(accountKey: string, lists: Lists, failed: Missing): Catalogue {
    const unavailable = listNames.flatMap((name) => {
      const problem = this.#missing.get(`${accountKey} ${name}`);
      return problem ? [[name, problem] as const] : [];
    });
    const missing = { ...failed, ...Object.fromEntries(unavailable) };
    return { ...emptyCatalogue, ...lists, ...(hasAny(missing) ? { missing } : {}) };
  }

  /** What is fresh. Lists that the API does not have are not asked for again in a session. */
  #keptOf(accountKey: string): Lists {
    const { lists = {} } = this.#kept.get(accountKey) ?? {};
    const isFresh = this.isFresh(accountKey);
    const isKept = (name: string) => isFresh || this.#missing.has(`${accountKey} ${name}`);
    return Object.fromEntries(Object.entries(lists).filter(([name]) => isKept(name)));
  }

  /** Lists that are completed later are as old as the first of them. */
  #since(accountKey: string, kept: Lists): Moment {
    const before = this.#kept.get(accountKey);
    const isCompleted = Object.keys(kept).some(
      (name) => !this.#missing.has(`${accountKey} ${name}`),
    );
    return before && isCompleted ? before.since : momentOf(this.clock);
  }

  /** Empty where the list failed in passing. */
  async #list<Name extends ListName>(
    accountKey: string,
    name: Name,
    kept: Lists,
    ask: () => Promise<Catalogue[Name]>,
  ): Promise<AskedList> {
    const known = kept[name];
    if (known) {
      return { list: { [name]: known } };
    }
    try {
      return { list: { [name]: await ask() } };
    } catch (caught) {
      const problem = problemOf(caught);
      this.logger.info(`No list of ${name}: ${problem?.kind ?? String(caught)}.`);
      // The API has no such list; everything else may be mended meanwhile.
      if (problem?.kind !== "notFound") {
        return { missing: { [name]: problem ?? { kind: "badAnswer", reason: "wrongShape" } } };
      }
      this.#missing.set(`${accountKey} ${name}`, problem);
      return { list: { [name]: [] } };
    }
  }
}

const listNames: readonly ListName[] = ["plans", "systems", "locations", "sshKeys"];

function isWhole(lists: Lists): boolean {
  return listNames.every((name) => lists[name] !== undefined);
}

function hasAny(missing: Missing): boolean {
  return Object.keys(missing).length > 0;
}
