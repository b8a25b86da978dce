import { cleanToken, tokenFault, type TokenFault } from "../core/base/tokenText";

export interface EnvironmentToken {
  /** Undefined if the variable is not set, or holds no token. */
  readonly token: string | undefined;
  /** Why what the variable holds cannot be a token. */
  readonly fault: TokenFault | undefined;
}

/** The token in VPS_API_TOKEN, freed of what people copy along with one. */
export function environmentToken(
  environment: Readonly<Record<string, string | undefined>>,
): EnvironmentToken {
  const token = cleanToken(environment.VPS_API_TOKEN ?? "");
  if (token === "") {
    return { token: undefined, fault: undefined };
  }
  const fault = tokenFault(token);
  return fault ? { token: undefined, fault } : { token, fault: undefined };
}
