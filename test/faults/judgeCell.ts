import { defaultAccount } from "../simulator/accountRecords";
import type { Expectation, ExpectedWords } from "./expectation";
import type { FaultyWorld } from "./faultyWorld";
import { isChange, type Operation } from "./operations";
import type { Said } from "./recordingNotifier";
import { sentencePattern, tellings, ugliness } from "./sentences";

/** What is wrong with the message that the user saw. Empty if it is as expected. */
export function judgeWords(
  said: Said | undefined,
  expected: ExpectedWords | undefined,
  host: string,
): readonly string[] {
  if (!said || !expected) {
    return said || expected
      ? [`said ${JSON.stringify(said?.text)} in place of ${JSON.stringify(expected?.before)}`]
      : [];
  }
  const { before, telling, isWhole = false } = expected;
  const ugly = [said.text, ...(said.detail ?? "").split("\n\n")].flatMap((text) => {
    const found = text === "" ? undefined : ugliness(text, defaultAccount.token);
    return found === undefined ? [] : [`${JSON.stringify(text)} ${found}`];
  });
  const rest = said.text.slice(before.length).trim();
  const isRight =
    said.text.startsWith(before) &&
    (telling === undefined || sentencePattern(telling, host, isWhole).test(rest));
  const wrongWords = isRight
    ? []
    : [`said ${JSON.stringify(said.text)} in place of “${before} ${telling ?? ""}”`];
  return [...ugly, ...wrongWords, ...judgeButtons(said, expected)];
}

function judgeButtons({ buttons }: Said, { button, telling }: ExpectedWords): readonly string[] {
  const own = telling === undefined ? "again" : tellings[telling].button;
  const isVps = ["Try Again", "Show Log", "Refresh"].includes(button);
  const wanted = own !== "again" && isVps ? own : button;
  const isThere = wanted === "" ? buttons.length === 0 : buttons.includes(wanted);
  const isFirst = wanted === "Try Again…" || wanted === "" || buttons[0] === wanted;
  return isThere && isFirst
    ? []
    : [`offers [${buttons.join(", ")}] in place of “${wanted || "nothing"}”`];
}

/** What is wrong with the requests that were made. */
export function judgeRequests(
  { attempts }: FaultyWorld,
  operation: Operation,
  { requests, followUps }: Expectation,
): readonly string[] {
  const own = `${operation.method} ${operation.path}`;
  const others = attempts.filter((attempt) => attempt !== own);
  // The other lists of the catalogue are requested at the same time.
  const expectedOthers = operation.kind === "catalogue" ? others.length : followUps;
  const count = attempts.length - others.length;
  return [
    ...(count === requests ? [] : [`${String(count)} requests in place of ${String(requests)}`]),
    ...(others.length === expectedOthers
      ? []
      : [`asked [${others.join(", ")}] after it in place of ${String(followUps)} questions`]),
    ...(others.every((attempt) => attempt.startsWith("GET "))
      ? []
      : [`changed something else: ${others.join(", ")}`]),
  ];
}

/** What is wrong with the rows before anything has healed. */
export function judgeRows(
  { rows }: FaultyWorld,
  operation: Operation,
  { row }: Expectation,
  before: readonly string[],
): readonly string[] {
  const { subject, wanted } = operation;
  const others = before.filter((line) => !line.startsWith(`${subject?.id ?? "none"} `));
  const own = rows.find((line) => line.startsWith(`${subject?.id ?? "none"} `));
  const lost = others.filter((line) => !rows.some((now) => sameServer(now, line)));
  const isRight = {
    kept: rows.length === before.length && (!subject || before.includes(own ?? "")),
    changed: rows.length === before.length && own === wanted,
    gone: rows.length === before.length - 1 && own === undefined,
    added: rows.length === before.length + 1,
  }[row];
  // A response with a spoiled text may spoil a row; the next good one fixes that.
  const isSpoilt = !isChange(operation) && rows.some((line) => line.includes("\ufffd"));
  return [
    ...lost.map((line) => `lost the row “${line}”`),
    ...(isRight || isSpoilt ? [] : [`has the rows [${rows.join("; ")}], which is not “${row}”`]),
  ];
}

function sameServer(one: string, other: string): boolean {
  return one.split(" ", 1)[0] === other.split(" ", 1)[0];
}
