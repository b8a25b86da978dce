/**
 * How long what the API has just accepted is believed against answers that do not show it yet: lists
 * and single answers may lag behind a change.
 */
export const graceMs = 20_000;
