import { createHash } from "node:crypto";
import { parseEnvelope } from "./listPage";
import { readLargeList } from "./largeList";
import { ServerPage, ServerPageReader } from "./serverPage";

/** More pages than a list of everything that anybody rents has. */
const mostPaths = 1_000;
/** Takes about 3 ms. */
const digestedAtOnceBytes = 4 * 1_024 * 1_024;

interface KeptPage {
  /** Undefined of a page that was read in slices: they have digests of their own. */
  readonly digest: string | undefined;
  readonly page: ServerPage;
}

/**
 * Remembers by path what was answered last, so that the same bytes are not read again. Of the bytes
 * only a digest is kept: they are as large as all that is known of the servers.
 */
export class KeptPages {
  readonly #byPath = new Map<string, KeptPage>();

  /** @param breathe lets others have a turn while a long list is read. */
  constructor(private readonly breathe: () => Promise<void>) {}

  /** For one read of a page. */
  reading(path: string): PageReading {
    return new PageReading(this.#byPath, path, this.breathe);
  }
}

/** One read of a page of servers, by the bytes where they are, else by what they say. */
export class PageReading {
  #digest: string | undefined;

  constructor(
    private readonly known: Map<string, KeptPage>,
    private readonly path: string,
    private readonly breathe: () => Promise<void>,
  ) {}

  /** Undefined if the answer has to be parsed. */
  async fromBytes(bytes: Buffer): Promise<ServerPage | undefined> {
    const before = this.known.get(this.path);
    const page = await readLargeList(bytes, new ServerPageReader(before?.page), this.breathe);
    if (page) {
      return this.#keep(page);
    }
    this.#digest = await this.#digestOf(bytes);
    return before?.digest === this.#digest ? before.page : undefined;
  }

  fromAnswer(answer: unknown): ServerPage {
    if (answer instanceof ServerPage) {
      return answer;
    }
    const envelope = parseEnvelope(answer);
    const reader = new ServerPageReader(this.known.get(this.path)?.page);
    reader.add(envelope.results);
    return this.#keep(reader.page(envelope));
  }

  #keep(page: ServerPage): ServerPage {
    if (this.#digest !== undefined || page.slices.length > 0) {
      if (this.known.size >= mostPaths) {
        this.known.clear();
      }
      this.known.set(this.path, { digest: this.#digest, page });
    }
    return page;
  }

  async #digestOf(bytes: Buffer): Promise<string> {
    const hash = createHash("sha256");
    for (let from = 0; from < bytes.length; from += digestedAtOnceBytes) {
      if (from > 0) {
        await this.breathe();
      }
      hash.update(bytes.subarray(from, from + digestedAtOnceBytes));
    }
    return hash.digest("base64");
  }
}
