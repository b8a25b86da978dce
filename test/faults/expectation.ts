import { newName } from "./doors";
import type { FaultRow } from "./faultRows";
import { isChange, type Operation } from "./operations";
import type { Telling } from "./sentences";

/** "lasting": everything is struck until it heals. "passing": only the one request. */
export type Spell = "lasting" | "passing";

/** The expected result of one fault striking one operation. */
export interface Expectation {
  /** Undefined if there is no message, since the row shows the result. */
  readonly said: ExpectedWords | undefined;
  /** How many requests of the operation itself are sent. */
  readonly requests: number;
  /** How many reads follow from the outcome. */
  readonly followUps: number;
  /** What becomes of the subject's row, or of the list of rows. */
  readonly row: "kept" | "changed" | "gone" | "added";
  /** Whether it changes the API's own list. */
  readonly acted: boolean;
}

export interface ExpectedWords {
  readonly before: string;
  readonly telling: Telling | undefined;
  /** Whether the message says what to do too; otherwise its button does. */
  readonly isWhole?: true;
  /** The button that the user sees; "" if none is needed. */
  readonly button: string;
}

type Outcome = "done" | "refused" | "unknown" | "gone";

export function expectationOf(operation: Operation, row: FaultRow, spell: Spell): Expectation {
  return isChange(operation)
    ? changeExpectation(operation, row, spell)
    : questionExpectation(operation, row);
}

function questionExpectation(operation: Operation, row: FaultRow): Expectation {
  const { kind } = operation;
  const isGone = kind === "details" && row.question === "notFound";
  const question = askedFor(kind, row);
  const isBarred = question === "intercepted" && statusOf(row) === 403;
  const asksTwice = kind === "signIn" && (isBarred || ["forbidden", "notFound"].includes(question));
  return {
    said: question === "fine" ? wordsOfSuccess(operation) : wordsOfQuestion(kind, question),
    requests: row.tries,
    followUps: asksTwice ? 1 : 0,
    row: isGone ? "gone" : "kept",
    acted: false,
  };
}

/** A page for an address that does not exist says something of the API, and nothing of a server. */
export function askedFor(kind: Operation["kind"], row: FaultRow): FaultRow["question"] {
  const isPage = row.question === "intercepted" && statusOf(row) === 404;
  return isPage && ["list", "create", "signIn", "catalogue"].includes(kind)
    ? "notFound"
    : row.question;
}

function statusOf({ strike }: FaultRow): number | undefined {
  return strike.by === "answer" && strike.fault.kind === "status" ? strike.fault.status : undefined;
}

function wordsOfQuestion(kind: Operation["kind"], told: Telling): ExpectedWords | undefined {
  switch (kind) {
    case "catalogue":
      return undefined;
    case "details":
      return told === "notFound"
        ? { before: "This server no longer exists.", telling: undefined, button: "close" }
        : {
            before: "The details could not be loaded.",
            telling: told,
            isWhole: true,
            button: told === "unauthorized" ? "signIn" : "retry",
          };
    case "signIn":
      return told === "unauthorized"
        ? {
            before: "VPS.org did not accept this token. Check it or create a new one.",
            telling: undefined,
            button: "",
          }
        : { before: "", telling: told === "notFound" ? "noApi" : told, isWhole: true, button: "" };
    default:
      return {
        before: "The servers could not be refreshed.",
        telling: told === "notFound" ? "noApi" : told,
        button: "Try Again",
      };
  }
}

function changeExpectation(operation: Operation, row: FaultRow, spell: Spell): Expectation {
  const first = firstOutcome(operation, row);
  const acted = isUnharmed(operation, row) || row.actedOn;
  const outcome = spell === "passing" ? lookedUp(first, acted) : first;
  const follows = asksAfter(operation, row, first);
  return {
    said: wordsOfChange(operation, row, outcome, first),
    requests: 1,
    followUps: !follows ? 0 : spell === "passing" ? 1 : row.tries,
    row: rowAfter(operation, outcome),
    acted,
  };
}

/** What the response to the write itself says. */
function firstOutcome(operation: Operation, row: FaultRow): Outcome {
  if (isUnharmed(operation, row)) {
    return "done";
  }
  if (row.question === "notFound" && operation.kind !== "create") {
    return "gone";
  }
  return row.change;
}

/** The response to a deletion has no body, and only a creation needs to know what is in it. */
function isUnharmed({ kind }: Operation, { inBody }: FaultRow): boolean {
  return (
    inBody === "readable" ||
    (inBody !== undefined && kind === "delete") ||
    (inBody === "anotherShape" && kind !== "create")
  );
}

/** The outcome after a follow-up read that succeeds. */
function lookedUp(first: Outcome, acted: boolean): Outcome {
  if (first === "gone") {
    return "refused";
  }
  return first === "unknown" && acted ? "done" : first;
}

/** Whether the current state is read afterwards. */
function asksAfter({ kind }: Operation, { question }: FaultRow, first: Outcome): boolean {
  const otherState = ["invalid", "invalidNames", "invalidDetail", "conflict"].includes(question);
  return (
    first === "unknown" ||
    first === "gone" ||
    (kind === "power" && first === "refused" && otherState)
  );
}

function rowAfter({ kind }: Operation, outcome: Outcome): Expectation["row"] {
  if (outcome === "gone" || (outcome === "done" && kind === "delete")) {
    return "gone";
  }
  return outcome === "done" ? (kind === "create" ? "added" : "changed") : "kept";
}

function wordsOfSuccess({ kind, subject }: Operation): ExpectedWords | undefined {
  const before =
    kind === "delete"
      ? `${subject?.name ?? ""} was deleted.`
      : kind === "signIn"
        ? /* The name may have suffered. */ "You are signed in to VPS.org as "
        : undefined;
  return before === undefined ? undefined : { before, telling: undefined, button: "" };
}

function wordsOfChange(
  operation: Operation,
  row: FaultRow,
  outcome: Outcome,
  first: Outcome,
): ExpectedWords | undefined {
  const { kind, subject, verb = "" } = operation;
  const question = askedFor(kind, row);
  const telling =
    question === "fine"
      ? undefined
      : question === "notFound" && kind === "create"
        ? "noApi"
        : question;
  const name = subject?.name ?? newName;
  if (kind === "create") {
    return wordsOfCreation(name, telling, outcome, first);
  }
  switch (outcome) {
    case "done":
      return wordsOfSuccess(operation);
    case "unknown":
      return {
        before:
          kind === "power"
            ? `It's unclear whether the request for ${name} was carried out.`
            : `It's unclear whether ${name} was ${verb}.`,
        telling,
        button: "Refresh",
      };
    case "gone":
      if (kind === "delete") {
        return { before: `${name} was already gone.`, telling: undefined, button: "" };
      }
      return { before: `${name} was not ${verb}.`, telling, button: "Refresh" };
    case "refused": {
      // The server itself is there after all.
      const isStrange = kind === "delete" && first === "gone";
      const told = isStrange ? "unexpectedStatus" : telling;
      return { before: `${name} was not ${verb}.`, telling: told, button: "Try Again" };
    }
  }
}

function wordsOfCreation(
  name: string,
  telling: Telling | undefined,
  outcome: Outcome,
  first: Outcome,
): ExpectedWords | undefined {
  switch (outcome) {
    case "done":
      return first === "done"
        ? undefined
        : {
            before: `${name} was created, although the confirmation from VPS.org was lost.`,
            telling: undefined,
            button: "",
          };
    case "unknown":
      return {
        before: `It's unclear whether ${name} was created.`,
        telling: undefined,
        button: "Check Again",
      };
    default:
      return wordsOfRefusedCreation(name, telling);
  }
}

function wordsOfRefusedCreation(name: string, telling: Telling | undefined): ExpectedWords {
  const before = `${name} was not created, but your answers have been kept.`;
  switch (telling) {
    case "invalidNames":
      return { before: "VPS.org says: Names are odd.", telling: undefined, button: "at name" };
    case "invalidDetail":
      return { before: "VPS.org says: Names are odd.", telling: undefined, button: "at review" };
    case "invalid":
      return {
        before: "VPS.org says: something isn't valid",
        telling: undefined,
        button: "at review",
      };
    case "conflict":
      return {
        before: `${before} VPS.org reported a conflict with something else. (Another task runs.)`,
        telling: undefined,
        button: "Try Again…",
      };
    default:
      return {
        before,
        telling: telling === "notFound" ? "noApi" : telling,
        button: "Try Again…",
      };
  }
}
