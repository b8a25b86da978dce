import { createsByUuid, type CreateRequest } from "../core/create/createAnswers";
import type { OrderForm } from "../core/create/orderForm";
import { createBody } from "./createBody";

/** What the wizard gets to know of the API. */
export const orderForm: OrderForm = {
  fieldsOf: (planId) => {
    const isDocument = !createsByUuid(planId);
    return { ownName: isDocument, backups: isDocument };
  },
  json: createJson,
  curl: createCurl,
};

/** The request for a new server as JSON, as it would be sent. */
export function createJson(request: CreateRequest): string {
  return JSON.stringify(createBody(request), undefined, 2);
}

/** The request as a curl command for a POSIX shell. The token is a variable, never the token. */
export function createCurl(request: CreateRequest, apiUrl: string): string {
  return [
    `curl -X POST ${quoted(`${apiUrl}servers/`)}`,
    '-H "Authorization: Bearer $VPS_API_TOKEN"',
    '-H "Content-Type: application/json"',
    `-d ${quoted(createJson(request))}`,
  ].join(" \\\n  ");
}

/** Within single quotes a shell reads nothing but the closing one. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
