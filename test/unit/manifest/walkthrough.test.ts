import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../../vscode/projectRoot";
import { contributes, manifest, textOf } from "./manifest";

const [walkthrough] = manifest.contributes.walkthroughs;
const steps = walkthrough?.steps ?? [];

describe("The walkthrough", () => {
  it("leads in four steps from nothing to a shell", () => {
    assert.deepEqual(
      steps.map(({ title }) => textOf(title)),
      ["Create an API token", "Sign in", "Look at a server", "Connect"],
    );
  });

  it("completes each step by what the user does, and by no click on Done", () => {
    const commands = contributes.commands.map(({ command }) => command);
    for (const { id, completionEvents } of steps) {
      assert.ok(completionEvents.length > 0, id);
      for (const event of completionEvents) {
        const [, command] = /^onCommand:(.+)$/.exec(event) ?? [];
        assert.ok(command === undefined || commands.includes(command), event);
        assert.match(event, /^on(Command|Link|Context):/);
      }
    }
  });

  it("has a button in each step that does it, by a command that there is", () => {
    const commands = contributes.commands.map(({ command }) => command);
    for (const { id, description } of steps) {
      const text = textOf(description) ?? "";
      const targets = [...text.matchAll(/^\[[^\]]+\]\((command:)?([^)]+)\)$/gm)];
      assert.equal(targets.length, 1, id);
      for (const [, isCommand, target = ""] of targets) {
        assert.ok(isCommand ? commands.includes(target) : target.startsWith("https://"), target);
      }
    }
  });

  it("has pictures in the colours of every theme, described for those who can't see them", async () => {
    for (const { media } of steps) {
      const svg = await readFile(join(projectRoot, media.svg), "utf8");
      const colors = [...svg.matchAll(/\b(?:fill|stroke)="([^"]+)"/g)].map(([, color]) => color);
      assert.deepEqual(
        colors.filter((color) => color !== "none" && !color?.startsWith("var(--vscode-")),
        [],
        media.svg,
      );
      assert.ok((textOf(media.altText) ?? "").length > 20);
    }
  });
});
