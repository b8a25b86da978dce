const resetScreen = [
  // Off: the other screen of full-screen programs, the mouse, pasting in brackets.
  ...["\u001b[?1047l", "\u001b[?1000l", "\u001b[?1002l", "\u001b[?1003l", "\u001b[?1006l"],
  ...["\u001b[?2004l", "\u001b[?25h", "\u001b[0m"],
  // To the last line, since the cursor may stand anywhere in what the server has drawn.
  "\u001b[999;1H\r\n",
].join("");

const bold = "\u001b[1m";
const plain = "\u001b[0m";

/** Puts a terminal in order that a server has left in the middle of a full-screen program. */
export function afterLostSession(words: string): string {
  const last = words.trim().split(/[\r\n]+/);
  return `${resetScreen}${last.slice(-2).join("\r\n")}\r\n`;
}

interface FailureWords {
  readonly meaning: string;
  /** Shown as it is, however long. */
  readonly detail?: string;
  readonly again: string;
}

/** The meaning of a failure, and then the keys. */
export function failureText({ meaning, detail, again }: FailureWords, columns: number): string {
  const lines = [
    "",
    ...wrap(meaning, columns).map((line) => `${bold}${line}${plain}`),
    ...(detail === undefined ? [] : ["", detail]),
    "",
    ...wrap(again, columns),
  ];
  return lines.map((line) => `${line}\r\n`).join("");
}

export function isEnter(key: string | undefined): boolean {
  return key === "\r" || key === "\n";
}

/** Lines that end between words, which a terminal does not care for by itself. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    const [first = "", ...rest] = paragraph.split(" ");
    let line = first;
    for (const word of rest) {
      const longer = `${line} ${word}`;
      if (longer.length > columns) {
        lines.push(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.push(line);
  }
  return lines;
}
