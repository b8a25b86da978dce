/** No name is that long; one that is costs no more than this. */
const mostLetters = 64;
/** Shorter words would be found in everything with a letter left out. */
const shortestWithGap = 5;
/** More letters left out than any match may have. */
const never = 99;

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
  // For each place, the fewest letters left out of a match of the word so far that ends before it.
  let ends = new Uint8Array(length + 1).fill(never);
  for (let index = 0; index < word.length; index += 1) {
    const next = new Uint8Array(length + 1).fill(never);
    let fewest = index === 0 ? 0 : never;
    let isPossible = false;
    const letter = word.charCodeAt(index);
    for (let at = index; at < length; at += 1) {
      const before = ends[at] ?? never;
      fewest = Math.min(fewest, before);
      if (text.charCodeAt(at) === letter) {
        const signBefore = text.charCodeAt(at - 1);
        const skipped = isLetter(signBefore) ? (ends[at - 1] ?? never) + 1 : never;
        const left = isStart(letter, signBefore) ? fewest : Math.min(before, skipped);
        isPossible ||= left <= most;
        next[at + 1] = Math.min(left, never);
      }
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

const zero = "0".charCodeAt(0);
const one = "1".charCodeAt(0);
const nine = "9".charCodeAt(0);
const a = "a".charCodeAt(0);
const z = "z".charCodeAt(0);

/** The first letter of a part, or the first digit that counts of a number. As codes. */
function isStart(letter: number, before: number): boolean {
  if (letter >= zero && letter <= nine) {
    return !(before >= one && before <= nine) && (letter !== zero || before !== zero);
  }
  return !isLetter(before);
}

/** False for NaN, which stands before the first letter. */
function isLetter(sign: number): boolean {
  return sign >= a && sign <= z;
}
