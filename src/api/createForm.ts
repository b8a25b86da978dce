import { createsByUuid, type CreateRequest } from "../core/create/createAnswers";
import type { InvalidRequest } from "../core/base/problem";
import { outcomeOf, problemOf } from "../core/base/problemError";
import { createBody, documentBody, type CreateBody } from "./createBody";
import type { OtherIds } from "./serverIds";

const documentFields = new Set(["name", "plan_id", "os_id", "location"]);

/** Which of the two bodies for a new server this API takes, as far as it has shown. */
export class CreateForm {
  #wantsDocument = false;

  constructor(private readonly otherIds: OtherIds) {}

  body(request: CreateRequest): CreateBody {
    return this.#wantsDocument ? this.#documentBody(request) : createBody(request);
  }

  /**
   * The body to send in place of one that was refused, or undefined if there is none: only the
   * API's own word that it lacks a field of its document proves that nothing was created.
   */
  bodyAfter(caught: unknown, request: CreateRequest): CreateBody | undefined {
    const problem = problemOf(caught);
    const isOtherForm =
      problem?.kind === "invalid" && outcomeOf(problem) === "refused" && wantsDocument(problem);
    return !this.#wantsDocument && createsByUuid(request.planId) && isOtherForm
      ? this.#documentBody(request)
      : undefined;
  }

  /** Call when the API has taken the document's body. That it lacked a field proves nothing yet. */
  documentWorks(): void {
    this.#wantsDocument = true;
  }

  /** The document's ids are numbers, which the API may have given beside the UUIDs. */
  #documentBody(request: CreateRequest): CreateBody {
    const { planId, osId, sshKeyId } = request;
    const number = (id: string) => this.otherIds.of(id) ?? id;
    return documentBody({
      ...request,
      planId: number(planId),
      osId: number(osId),
      sshKeyId: sshKeyId === undefined ? undefined : number(sshKeyId),
    });
  }
}

/** One field that is required, or all of them, in whatever language they are asked for. */
function wantsDocument({ fields }: InvalidRequest): boolean {
  const named = fields.filter(({ field }) => documentFields.has(field));
  return (
    named.length === documentFields.size || named.some(({ message }) => /required/i.test(message))
  );
}
