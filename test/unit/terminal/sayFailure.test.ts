import assert from "node:assert/strict";
import { stripVTControlCharacters } from "node:util";
import { afterLostSession, failureText, wrap } from "../../../src/terminal/sayFailure";

describe("What is said below ssh's words", () => {
  it("ends its lines between words", () => {
    assert.deepEqual(wrap("one two three four", 9), ["one two", "three", "four"]);
  });

  it("leaves a word whole that is longer than a line, and keeps the lines that there are", () => {
    assert.deepEqual(wrap("a ssh-keygen b\n  c", 5), ["a", "ssh-keygen", "b", "  c"]);
  });

  it("is the meaning, and then the keys", () => {
    const text = failureText({ meaning: "It was refused.", again: "Press Enter." }, 80);
    assert.equal(stripVTControlCharacters(text), "\r\nIt was refused.\r\n\r\nPress Enter.\r\n");
  });

  it("repeats ssh's last words where the server has left a full-screen program", () => {
    const words = "first\r\nclient_loop: send disconnect: Broken pipe\r\n";
    const text = afterLostSession(words);
    assert.match(text, /\?1047l.*\?25h/s);
    assert.equal(
      stripVTControlCharacters(text),
      "\r\nfirst\r\nclient_loop: send disconnect: Broken pipe\r\n",
    );
  });
});
