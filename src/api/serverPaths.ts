import { ProblemError, problemOf } from "../core/base/problemError";
import { notSent } from "../core/base/evidence";
import { idPattern } from "../core/base/idPattern";
import { identityIn, type OtherIds } from "./serverIds";

export const serversPath = "servers/";

/**
 * Where one server stands. Of the two ids that an API may give, the path wants one, and which one
 * is proved by a question: never by a write.
 */
export class ServerPaths {
  #wanted: "uuid" | "id" | undefined;

  constructor(
    private readonly otherIds: OtherIds,
    private readonly read: (path: string, onTry?: () => void) => Promise<unknown>,
  ) {}

  async ask(serverId: string, onTry?: () => void): Promise<unknown> {
    const other = this.otherIds.besides(serverId);
    if (other === undefined || this.#wanted !== undefined) {
      return this.read(this.#known(serverId), onTry);
    }
    try {
      const answer = await this.read(pathOf(serverId), onTry);
      this.#wanted = this.#kindOf(serverId);
      return answer;
    } catch (caught) {
      if (!isNotThere(caught)) {
        throw caught;
      }
      const answer = await this.read(pathOf(other), onTry).catch(() => undefined);
      const { id, uuid } = identityIn(answer);
      if (![id, uuid].some((one) => one === serverId || one === other)) {
        throw caught;
      }
      this.#wanted = this.#kindOf(other);
      return answer;
    }
  }

  async forWrite(serverId: string): Promise<string> {
    if (this.otherIds.besides(serverId) !== undefined && this.#wanted === undefined) {
      await this.ask(serverId).catch(failUnlessNotThere);
    }
    return this.#known(serverId);
  }

  #kindOf(serverId: string): "uuid" | "id" {
    return this.otherIds.of(serverId) === undefined ? "id" : "uuid";
  }

  #known(serverId: string): string {
    const other = this.otherIds.besides(serverId);
    const isOther = this.#wanted !== undefined && this.#kindOf(serverId) !== this.#wanted;
    return pathOf(isOther ? (other ?? serverId) : serverId);
  }
}

/**
 * That the server is not there, the write will say better. Anything else leaves open which id the
 * path wants, and a 404 for the wrong one would pass for that of a server that is gone.
 */
function failUnlessNotThere(caught: unknown): void {
  const problem = problemOf(caught);
  if (problem && !isNotThere(caught)) {
    throw new ProblemError({ ...problem, evidence: notSent }, { cause: caught });
  }
}

/** The API's word, or its web server's where the address cannot be one of the API. */
function isNotThere(caught: unknown): boolean {
  const problem = problemOf(caught);
  return (
    problem?.kind === "notFound" || (problem?.kind === "intercepted" && problem.status === 404)
  );
}

/** The API has given no other ids, so whatever else stands in a file or command is nobody's. */
function pathOf(serverId: string): string {
  if (!idPattern.test(serverId)) {
    throw new ProblemError({ kind: "notFound", detail: undefined, evidence: notSent });
  }
  return `${serversPath}${encodeURIComponent(serverId)}/`;
}
