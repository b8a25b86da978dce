import type { Answer } from "../../simulator/answer";

/** A list that says less, or something else, than it should. */
export function oddAnswer(answer: Answer, how: "empty" | "unreadable" | "counted"): Answer {
  const { body } = answer;
  if (answer.status !== 200 || typeof body !== "object" || body === null || !("results" in body)) {
    return answer;
  }
  const results: readonly unknown[] = Array.isArray(body.results) ? body.results : [];
  switch (how) {
    case "empty":
      return { ...answer, body: { count: 0, results: [] } };
    case "unreadable":
      return {
        ...answer,
        body: { ...body, results: results.map((one, at) => (at === 0 ? { name: 7 } : one)) },
      };
    case "counted":
      return { ...answer, body: { ...body, count: results.length + 2, results: results.slice(1) } };
  }
}
