export interface Formats {
  /** "23.5": at most one decimal. */
  readonly number: (value: number) => string;
  /** "2.0": always one decimal, so that a changing figure keeps its width. */
  readonly oneDecimal: (value: number) => string;
  /** "14:30" or "2:30 PM". */
  readonly time: (ms: number) => string;
  readonly dateTime: (ms: number) => string;
  /** The time, with the date unless it is of today. */
  readonly moment: (ms: number, nowMs: number) => string;
  /** "3 days ago". */
  readonly ago: (ms: number, nowMs: number) => string;
}

const day = 86_400_000;

/** From when on a unit is used: "22 months ago" tells more than "last year". */
const units = [
  { unit: "year", lengthMs: 365.25 * day, fromMs: 2 * 365.25 * day },
  { unit: "month", lengthMs: 30.44 * day, fromMs: 2 * 30.44 * day },
  { unit: "day", lengthMs: day, fromMs: day },
  { unit: "hour", lengthMs: 3_600_000, fromMs: 3_600_000 },
  { unit: "minute", lengthMs: 60_000, fromMs: 60_000 },
] as const;

/** Numbers and times as people of that language write them. */
export function formatsFor(language: string): Formats {
  const locale = supported(language);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const oneDecimal = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "short" });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const relative = new Intl.RelativeTimeFormat(locale);
  const justNow = new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(0, "second");
  return {
    number: (value) => number.format(value),
    oneDecimal: (value) => oneDecimal.format(value),
    time: (ms) => time.format(ms),
    dateTime: (ms) => dateTime.format(ms),
    moment: (ms, nowMs) => (isSameDay(ms, nowMs) ? time : dateTime).format(ms),
    ago: (ms, nowMs) => {
      const passedMs = Math.max(0, nowMs - ms);
      const found = units.find(({ fromMs }) => passedMs >= fromMs);
      return found ? relative.format(-Math.floor(passedMs / found.lengthMs), found.unit) : justNow;
    },
  };
}

/** In the user's time zone. */
function isSameDay(ms: number, otherMs: number): boolean {
  return new Date(ms).toDateString() === new Date(otherMs).toDateString();
}

function supported(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? "en";
  } catch {
    return "en";
  }
}
