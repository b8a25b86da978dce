import type { AnswerBody } from "./answerBody";
import { detailOf, fieldMessages, isRecord } from "./errorTexts";

/** Statuses that only an application gives, so that its answer needs no body. */
const applicationStatuses = new Set([401, 402, 409, 422, 429]);
/** Statuses that every gateway gives too, in JSON of its own. */
const gatewayStatuses = new Set([401, 403, 404, 410]);
/** What stands in the errors of gateways and web servers, and not in those of a Django API. */
const gatewayNames = ["path", "timestamp", "requestId", "request_id", "instance", "ray_id"];

/** Whether an error was said by the API itself, and not by a proxy, a firewall or a portal. */
export function isOwnError(status: number, body: AnswerBody): boolean {
  switch (body.kind) {
    case "empty":
      return applicationStatuses.has(status);
    case "json":
      return isOwnShape(status, body.value);
    default:
      return false;
  }
}

function isOwnShape(status: number, value: unknown): boolean {
  if (!isRecord(value)) {
    return !gatewayStatuses.has(status) && detailOf(value) !== undefined;
  }
  if (gatewayNames.some((name) => name in value)) {
    return false;
  }
  const hasText = detailOf(value) !== undefined || fieldMessages(value).length > 0;
  return hasText && (!gatewayStatuses.has(status) || hasOwnMark(status, value));
}

/** The words of HTTP for a status, which whoever gives it may say. */
const statusWords =
  /^(?:(?:40[134]|410)\b\W*)?(?:(?:(?:resource|page|route|url|endpoint)\s)?(?:unauthorized|forbidden|not[\s_]?found|gone)\W*)?$/i;
/** How far down anybody says no more than the status. */
const deepest = 3;

/**
 * A message alone, or beside the status once more, is what gateways say; the API adds more, or calls
 * it by another name. A 401 means the same whoever gives it.
 */
function hasOwnMark(status: number, value: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(value).some(
    ([name, member]) =>
      name.toLowerCase() !== "message" &&
      (status === 401 ||
        (name === "detail" && member !== status) ||
        !isStatusAgain(status, member)),
  );
}

function isStatusAgain(status: number, member: unknown, depth = 1): boolean {
  if (typeof member === "object" && member !== null) {
    const members = Object.values(member);
    return depth <= deepest && members.every((one) => isStatusAgain(status, one, depth + 1));
  }
  return member === status || (typeof member === "string" && statusWords.test(member.trim()));
}

const signInCodes = new Set([
  ...["token_not_valid", "not_authenticated", "authentication_failed", "invalid_token"],
  ...["token_expired", "user_not_found", "user_inactive", "bad_authorization_header"],
  ...["password_changed", "no_active_account"],
]);
const signInTexts =
  /^(?:invalid (?:api )?(?:token|key)\b|invalid .{0,20}\btoken\b|authentication credentials were not provided|incorrect authentication credentials|user inactive or deleted|given token not valid|token (?:is invalid|is expired|has expired|expired|not valid|was revoked|has been revoked)|signature has expired|unauthenticated)/i;

/**
 * Django REST answers 403 in place of 401 where its authentication names no scheme. What is meant
 * then is the token, not its permissions.
 */
export function isAboutSignIn(body: AnswerBody): boolean {
  if (body.kind !== "json" || !isRecord(body.value)) {
    return false;
  }
  const { code, error, errors } = body.value;
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  const codes = [code, error, isRecord(first) ? first.code : undefined];
  return (
    codes.some((one) => typeof one === "string" && signInCodes.has(one)) ||
    signInTexts.test(detailOf(body.value) ?? "")
  );
}
