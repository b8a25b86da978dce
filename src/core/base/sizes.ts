import type { Formats } from "./formats";

export type SizeUnit = "MB" | "GB" | "TB";

/** "{0} MB" and so on, in the user's language, and "{0} of {1}". */
export interface SizeWords extends Readonly<Record<SizeUnit, string>> {
  readonly of: string;
}

/** A text, and the figure in it that matters most: "1.7" in "1.7 of 4 TB". */
export interface SizeText {
  readonly text: string;
  readonly figure: string;
}

export interface Sizes {
  /** "4 GB". */
  readonly size: (value: number, unit: SizeUnit) => string;
  /** "1.7 of 4 TB", or "1.7 TB" if the whole is unknown. */
  readonly used: (value: number, total: number | undefined, unit: SizeUnit) => SizeText;
}

type Numbers = Pick<Formats, "number" | "oneDecimal">;
type Base = 1_000 | 1_024;

interface Scaled {
  readonly value: number;
  readonly unit: SizeUnit;
  readonly isDivided: boolean;
}

const units: readonly SizeUnit[] = ["MB", "GB", "TB"];

/** Sizes as people say them. Tree, wizard and panel all use this. */
export function sizesFor(words: SizeWords, { number, oneDecimal }: Numbers): Sizes {
  const inUnit = (text: string, unit: SizeUnit) => words[unit].replace("{0}", text);
  return {
    size(value, unit) {
      const scaled = scale(value, unit, baseOf(value, unit));
      return inUnit(number(scaled.value), scaled.unit);
    },
    used(value, total, unit) {
      const base = baseOf(total, unit);
      const used = scale(value, unit, base);
      const figure = (used.isDivided ? oneDecimal : number)(used.value);
      if (total === undefined) {
        return { text: inUnit(figure, used.unit), figure };
      }
      const whole = scale(total, unit, base);
      const wholeText = number(whole.value);
      // "0 of 4 GB" and "1.7 of 4 TB", but "450 GB of 2 TB".
      const isSame = value === 0 || used.unit === whole.unit;
      const text = isSame
        ? inUnit(filled(words.of, figure, wholeText), whole.unit)
        : filled(words.of, inUnit(figure, used.unit), inUnit(wholeText, whole.unit));
      return { text, figure };
    },
  };
}

/**
 * The API does not say what a GB is; plans do: 4,096 MB are sold as 4 GB, and 2,000 GB as 2 TB. A
 * size that nobody sells is counted as computers count memory, and as disks are sold.
 */
function baseOf(total: number | undefined, unit: SizeUnit): Base {
  if (total !== undefined && total > 0) {
    if (total % 1_000 === 0) {
      return 1_000;
    }
    if (total % 256 === 0) {
      return 1_024;
    }
  }
  return unit === "MB" ? 1_024 : 1_000;
}

function scale(value: number, unit: SizeUnit, base: Base): Scaled {
  let scaled = { value, unit, isDivided: false };
  for (const next of units.slice(units.indexOf(unit) + 1)) {
    if (scaled.value < base) {
      break;
    }
    scaled = { value: scaled.value / base, unit: next, isDivided: true };
  }
  return scaled;
}

function filled(template: string, used: string, whole: string): string {
  return template.replace("{0}", used).replace("{1}", whole);
}
