/** No name is that long; one that is costs no more than this. */
const mostLetters = 64;
/** Shorter words would be found in everything with a letter left out. */
const shortestWithGap = 5;

/**
 * True if the word abbreviates the text: each of its letters follows the one before, or begins a
 * part of the text. "sw2" is loosely "shop-web-02". A word of some length may also leave one letter
 * out, as "stoped" does, but no digit: that would be another number. Both in lower case.
 */
export function isLooseMatch(text: string, word: string): boolean {
  if (!isSubsequence(text, word)) {
    return false;
  }
  const most = word.length >= shortestWithGap ? 1 : 0;
  const length = Math.min(text.length, mostLetters);
  // For each place, the fewest letters left out of a match of the word so far that ends there.
  let ends: readonly number[] = [];
  for (let index = 0; index < word.length; index += 1) {
    const next: number[] = [Infinity];
    let fewest = index === 0 ? 0 : Infinity;
    let isPossible = false;
    for (let at = 0; at < length; at += 1) {
      fewest = Math.min(fewest, ends[at] ?? Infinity);
      let left = Infinity;
      if (text[at] === word[index]) {
        left = isStart(text, at)
          ? fewest
          : Math.min(
              ends[at] ?? Infinity,
              isLetter(text[at - 1]) ? (ends[at - 1] ?? Infinity) + 1 : Infinity,
            );
        isPossible ||= left <= most;
      }
      next.push(left);
    }
    if (!isPossible) {
      return false;
    }
    ends = next;
  }
  return true;
}

/** Nearly every text fails this already. */
function isSubsequence(text: string, word: string): boolean {
  let from = 0;
  for (const letter of word) {
    from = text.indexOf(letter, from) + 1;
    if (from === 0) {
      return false;
    }
  }
  return true;
}

/** The first letter of a part, or the first digit that counts of a number. */
function isStart(text: string, at: number): boolean {
  const letter = text[at] ?? "";
  const before = text[at - 1] ?? "";
  if (isBetween(letter, "0", "9")) {
    return !isBetween(before, "1", "9") && (letter !== "0" || before !== "0");
  }
  return !isLetter(before);
}

function isLetter(sign = ""): boolean {
  return isBetween(sign, "a", "z");
}

function isBetween(letter: string, first: string, last: string): boolean {
  return letter >= first && letter <= last;
}
