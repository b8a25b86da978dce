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
}

/** What became of a write that failed. */
export type Outcome = "notSent" | "refused" | "unknown";
