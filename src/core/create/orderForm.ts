import type { CreateRequest } from "./createAnswers";

/** Which answers an order for a plan can carry. */
export interface OrderFields {
  /** False if the server goes by its hostname alone. */
  readonly ownName: boolean;
  readonly backups: boolean;
}

/** The form in which the API takes orders, as far as the wizard has to know it. */
export interface OrderForm {
  readonly fieldsOf: (planId: string) => OrderFields;
  readonly json: (request: CreateRequest) => string;
  /** A command for a POSIX shell, without the token. */
  readonly curl: (request: CreateRequest, apiUrl: string) => string;
}
