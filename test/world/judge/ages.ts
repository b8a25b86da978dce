import { asksForList, field, isList, type Evidence, type Of, type Violation } from "./evidence";

const claims = [/last updated (.+?)\. /, /As of (.+?)\. Refreshing/];

/** A list is never said to be younger than the newest response that it can be from. */
export function ages(evidence: Evidence): readonly Violation[] {
  return evidence.of("line").flatMap((entry) => {
    const said = claims
      .map((claim) => claim.exec(entry.text)?.[1])
      .find((time) => time !== undefined);
    if (said === undefined) {
      return [];
    }
    const moments = momentsOf(evidence, entry);
    const isTrue = moments.some((ms) => formsOf(ms).includes(said));
    return isTrue
      ? []
      : [{ rule: "the age shown is true", entry, text: `no list came at ${said}` }];
  });
}

/** When lists were asked for and came to the window, or had come when they were written down. */
function momentsOf(evidence: Evidence, { window, number }: Of<"line">): readonly number[] {
  const heard = evidence
    .of("heard")
    .filter((one) => one.window === window && one.number < number && isList(one));
  const asked = evidence.sent.filter(
    (one) => one.window === window && one.number < number && asksForList(one),
  );
  const written = evidence
    .of("wrote")
    .filter((one) => one.path.includes("/lists/") && one.number < number)
    .map(({ text }) => Number(field(JSON.parse(text) as unknown, "asOfMs")));
  return [...[...asked, ...heard].map(({ dayMs }) => dayMs), ...written];
}

function formsOf(ms: number): readonly string[] {
  return [timeOnly.format(ms), dayAndTime.format(ms)];
}

const timeOnly = new Intl.DateTimeFormat("en", { timeStyle: "short" });
const dayAndTime = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });
