import type { ServerRecord } from "./serverRecords";

/** One token with the account behind it. */
export interface AccountRecord {
  readonly token: string;
  readonly email: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly companyName?: string;
  readonly createdAt?: string;
  readonly tokenName?: string;
  /** Without it, the option `tokenPermissions`, else all of them. */
  readonly permissions?: readonly Permission[];
  /** US dollars; a create needs the plan's monthly price. Without it there is enough. */
  readonly credit?: number;
  /** Without it the first account owns the option `servers`, and the others own none. */
  readonly servers?: readonly ServerRecord[];
  /** A revoked token gets a 401. */
  readonly revoked?: boolean;
}

/** The real API's names of permissions are unknown; these are the simulator's own. */
export type Permission = "servers:read" | "servers:write" | "plans:read";

export const allPermissions: readonly Permission[] = [
  "servers:read",
  "servers:write",
  "plans:read",
];

export const defaultAccount: AccountRecord = {
  token: "vps_test_token_0123456789",
  email: "ada@example.com",
  firstName: "Ada",
  lastName: "Lovelace",
  companyName: "Example Ltd",
  createdAt: "2024-06-15",
  tokenName: "Laptop",
};
