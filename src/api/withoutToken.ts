import type { Problem } from "../core/base/problem";
import { redact } from "../core/base/redact";

/** People read what the API says of an error, and some APIs repeat the headers there. */
export function withoutToken(problem: Problem, token: string): Problem {
  const clean = (text: string) => redact(text, [token]);
  return {
    ...problem,
    ...("detail" in problem && problem.detail !== undefined
      ? { detail: clean(problem.detail) }
      : {}),
    ...("fields" in problem
      ? {
          fields: problem.fields.map(({ field, message }) => ({
            field: clean(field),
            message: clean(message),
          })),
        }
      : {}),
  };
}
