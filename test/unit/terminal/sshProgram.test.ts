import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { systemClock } from "../../../src/core/base/clock";
import type { SshTexts } from "../../../src/core/servers/sshFailure";
import { runSsh } from "../../../src/terminal/sshProgram";

const texts: SshTexts = {
  failures: new Proxy({} as SshTexts["failures"], {
    get: (_, failure) => `It means ${String(failure)}.`,
  }),
  notice: "",
  ended: "",
  again: "Press Enter.",
  waiting: "",
};

describe("The program in the terminal", () => {
  let folder: string;
  let pauses: number;

  beforeEach(async () => {
    pauses = 0;
    folder = await mkdtemp(join(tmpdir(), "vps-ssh-program-"));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Runs a program of Node in the place of ssh. */
  async function run(
    source: string,
    { args = [], keys = [], ...own }: Partial<SshTexts> & { args?: string[]; keys?: string[] } = {},
  ): Promise<string> {
    const script = join(folder, "ssh.cjs");
    await writeFile(script, source);
    const left = [...keys];
    let written = "";
    await runSsh({
      program: process.execPath,
      args: [script, ...args],
      texts: { ...texts, ...own },
      env: { PATH: process.env.PATH },
      clock: systemClock,
      columns: () => 80,
      write: (text) => {
        written += text;
      },
      readKey: () => Promise.resolve(left.shift()),
      pause: () => Promise.resolve((pauses -= 1) >= 0),
    });
    return stripVTControlCharacters(written).replaceAll("\r", "");
  }

  const refused = (code = 255) =>
    `process.stderr.write("ssh: connect to host 203.0.113.10 port 22: Connection refused\\r\\n");
     process.exitCode = ${String(code)};`;

  it("passes on what ssh says, and says below it what it means", async () => {
    assert.equal(
      await run(refused()),
      "ssh: connect to host 203.0.113.10 port 22: Connection refused\n\nIt means refused.\n\nPress Enter.\n",
    );
  });

  it("says nothing of its own when the user has ended the session", async () => {
    assert.equal(await run("process.exitCode = 1;"), "");
  });

  it("leaves the output of a command in sight, with its exit code, until a key is pressed", async () => {
    const source = `process.stderr.write("no such unit\\r\\n"); process.exitCode = 4;`;
    assert.equal(
      await run(source, { ended: "It has ended with exit code {0}.", keys: ["q"] }),
      "no such unit\n\nIt has ended with exit code 4.\n",
    );
  });

  it("connects again at Enter, and ends at any other key", async () => {
    const written = await run(refused(), { keys: ["\r", "q", "\r"] });
    assert.equal(written.match(/It means refused/g)?.length, 2);
  });

  it("tries again while a server is starting, until the user interrupts it", async () => {
    pauses = 2;
    const written = await run(refused(), { waiting: "It is still starting." });
    assert.equal(written.match(/refused\nIt is still starting\.\n/g)?.length, 3);
    assert.doesNotMatch(written, /It means/);
  });

  it("does not try a key again that a starting server refuses", async () => {
    const source = `process.stderr.write("root@x: Permission denied (publickey).\\r\\n");
      process.exitCode = 255;`;
    const written = await run(source, { waiting: "It is still starting." });
    assert.match(written, /It means wrongKey\./);
    assert.doesNotMatch(written, /still starting/);
  });

  it("says first where ssh runs", async () => {
    assert.equal(await run("", { notice: "ssh runs on WSL." }), "ssh runs on WSL.\n\n");
  });

  it("hands every argument on as it is", async () => {
    const args = ["-i", "/a b/$(id); `x` \"'\n*", "--", "203.0.113.10"];
    const out = join(folder, "args.json");
    const source = `require("fs").writeFileSync(${JSON.stringify(out)}, JSON.stringify(process.argv.slice(2)));`;
    await run(source, { args });
    assert.deepEqual(JSON.parse(await readFile(out, "utf8")), args);
  });

  it("says that there is no ssh where there is none", async () => {
    let written = "";
    await runSsh({
      program: join(folder, "nothing-here"),
      args: [],
      texts,
      env: {},
      clock: systemClock,
      columns: () => 80,
      write: (text) => {
        written += text;
      },
      readKey: () => Promise.resolve(undefined),
      pause: () => Promise.resolve(false),
    });
    assert.match(written, /It means notInstalled\./);
  });

  it("does not wait for a connection that ssh keeps for others", async () => {
    const holder = join(folder, "holder");
    const source = `
      const keeper = require("child_process").spawn(
        process.execPath, ["-e", "setTimeout(() => {}, 8000)"],
        { detached: true, stdio: ["ignore", "ignore", "inherit"] });
      require("fs").writeFileSync(${JSON.stringify(holder)}, String(keeper.pid));
      keeper.unref();`;
    const began = performance.now();
    try {
      await run(source);
      assert.ok(performance.now() - began < 7_000, "It waited for the one that is kept.");
    } finally {
      process.kill(Number(await readFile(holder, "utf8")));
    }
  });
});
