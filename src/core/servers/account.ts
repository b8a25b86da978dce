/** Someone's access to VPS.org, without the token: what may be shown and remembered. */
export interface Account {
  /** Names the account in tree ids, caches and commands; says nothing about the token. */
  readonly key: string;
  /** What the user calls it, else its e-mail address, else the name of its token. */
  readonly label: string;
  /** Undefined if the API does not tell whose token it is. */
  readonly email?: string;
  /** The API that the token was verified against, and the only one that it is sent to. */
  readonly apiUrl: string;
  /** "environment": the VPS_API_TOKEN variable, which is never stored. */
  readonly source: "stored" | "environment";
}
