import { ProblemError } from "../core/base/problemError";
import { detailOf, fieldMessages, isRecord } from "./errorTexts";
import { identityIn } from "./serverIds";

const noes = /^(?:error|fail|failed|failure|denied|rejected)$/i;

/**
 * Some APIs, and what stands before them, say no with a status of success. That proves nothing of a
 * write, so it counts as one whose outcome has to be looked for. A server may have such a status itself.
 */
export async function unlessItSaysNo(answering: Promise<unknown>): Promise<unknown> {
  const answer = await answering;
  if (isRecord(answer) && saysNo(answer)) {
    const evidence = { reach: "answered", answeredBy: undefined } as const;
    const [detail, fields] = [detailOf(answer), fieldMessages(answer.errors)];
    throw new ProblemError({ kind: "invalid", fields, detail, evidence });
  }
  return answer;
}

function saysNo(answer: Readonly<Record<string, unknown>>): boolean {
  const { id, uuid } = identityIn(answer);
  const { status, success, ok, error } = answer;
  const isServer = id !== undefined || uuid !== undefined;
  const hasError = (typeof error === "string" && error !== "") || isRecord(error);
  return (
    !isServer &&
    (success === false ||
      ok === false ||
      hasError ||
      (typeof status === "string" && noes.test(status)))
  );
}
