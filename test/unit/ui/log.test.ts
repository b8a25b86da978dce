import assert from "node:assert/strict";
import { redactedLog } from "../../../src/ui/log";

const levels = ["debug", "info", "warn", "error"] as const;

describe("The extension's log", () => {
  let lines: string[];
  let isOpen: boolean;

  beforeEach(() => {
    lines = [];
    isOpen = true;
  });

  /** As VS Code's channel does it, which throws once it is closed. */
  const write = (level: string) => (message: string) => {
    assert.ok(isOpen, "Channel has been closed");
    lines.push(`${level} ${message}`);
  };

  const log = () =>
    redactedLog(
      {
        debug: write("debug"),
        info: write("info"),
        warn: write("warn"),
        error: write("error"),
        dispose: () => {
          isOpen = false;
        },
      },
      () => ["vps_secret_0123456789"],
    );

  it("writes each line at its level, without tokens", () => {
    const logger = log();
    for (const level of levels) {
      logger[level]("with vps_secret_0123456789");
    }
    assert.equal(lines.length, levels.length);
    assert.ok(!lines.join().includes("vps_secret"));
    assert.ok(levels.every((level, at) => lines[at]?.startsWith(`${level} with `)));
  });

  it("is closed with its channel, and takes what comes later without a word", () => {
    const logger = log();
    logger.dispose();
    assert.equal(isOpen, false);
    for (const level of levels) {
      logger[level]("late");
    }
    assert.deepEqual(lines, []);
  });
});
