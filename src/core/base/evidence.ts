/** How far an exchange came, as its connection shows. */
export type Reach = "notSent" | "sent" | "answering" | "answered";

/** What is known of one exchange with the API. */
export interface Evidence {
  readonly reach: Reach;
  /**
   * Whose answer it was: the API's own (JSON of a known shape), or that of somebody on the way, such
   * as a proxy, a gateway or a portal. Undefined if there was no whole answer.
   */
  readonly answeredBy: "api" | "other" | undefined;
  /** The status of the answer, if one began. */
  readonly status?: number;
}

/** What became of a write that failed. */
export type Outcome = "notSent" | "refused" | "unknown";

/** Nothing left this computer. */
export const notSent: Evidence = { reach: "notSent", answeredBy: undefined };

/** The API itself has said no. */
export function refusedWith(status: number): Evidence {
  return { reach: "answered", answeredBy: "api", status };
}

/** What the evidence proves; without any, everything may have happened. */
export function outcomeFrom(evidence: Evidence | undefined): Outcome {
  if (evidence?.reach === "notSent") {
    return "notSent";
  }
  return evidence?.reach === "answered" && evidence.answeredBy === "api" && saysNo(evidence.status)
    ? "refused"
    : "unknown";
}

/** 408 says that the request was too slow, not what became of it. */
function saysNo(status: number | undefined): boolean {
  return status !== undefined && status >= 400 && status < 500 && status !== 408;
}
