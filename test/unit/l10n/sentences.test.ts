import assert from "node:assert/strict";
import { sentencesIn, sourceFiles, translationsIn } from "./sentences";

const files = sourceFiles();

/** Read by programs or developers, or made part of a log line elsewhere. */
const notForPeople = [
  /^<!DOCTYPE html>/,
  /^color-mix\(/,
  /^-H "/,
  /^ {2}HostKeyAlias /,
  /^unknown reason$/,
  /^Failed to establish a socket connection/,
  /^(operating systems|SSH keys)$/,
];
const receiversOfOtherText = /(logger\.\w+|executeCommand|^super|^new \w*Error)$/;

describe("The sentences that users read", () => {
  it("all go through l10n.t, so that each can be translated", () => {
    const bare = files.flatMap((file) =>
      sentencesIn(file)
        .filter(({ givenTo }) => !givenTo.endsWith("l10n.t") && !receiversOfOtherText.test(givenTo))
        .filter(({ text }) => !notForPeople.some((pattern) => pattern.test(text)))
        .map(({ text }) => `${file.path}: ${text}`),
    );
    assert.deepEqual(bare, []);
  });

  it("are literals where they are translated: composed texts cannot be collected", () => {
    const hidden = files.filter((file) =>
      translationsIn(file).some(({ sentence }) => sentence === undefined),
    );
    assert.deepEqual(
      hidden.map(({ path }) => path),
      [],
    );
  });

  it("get a value for every placeholder", () => {
    const translations = files.flatMap(translationsIn);
    const wrong = translations.filter(({ sentence = "", valueCount }) => {
      const places = new Set([...sentence.matchAll(/\{(\d+)\}/g)].map(([, place]) => place));
      return places.size !== valueCount;
    });
    assert.ok(translations.length > 150);
    assert.deepEqual(wrong, []);
  });

  it("use the typographic ellipsis and no double spaces", () => {
    const odd = files
      .flatMap(translationsIn)
      .filter(({ sentence = "" }) => sentence.includes("...") || sentence.includes("  "));
    assert.deepEqual(odd, []);
  });
});
