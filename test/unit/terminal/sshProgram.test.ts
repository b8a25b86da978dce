import assert from "node:assert/strict";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { systemClock } from "../../../src/core/base/clock";
import type { SshTexts } from "../../../src/core/servers/sshFailure";
import { systemNewId } from "../../../src/files/newId";
import { systemUserFiles } from "../../../src/files/userFiles";
import { runSsh } from "../../../src/terminal/sshProgram";

const storage = { files: systemUserFiles, newId: systemNewId };
const texts: SshTexts = {
  failures: new Proxy({} as SshTexts["failures"], {
    get: (_, failure) => `It means ${String(failure)}.`,
  }),
  notice: "",
  oldKey: {
    changed: "It has changed.",
    older: "It is older.",
    createdAtMs: undefined,
    line: "It is line {0} of {1}:",
    keys: "Press R or Enter.",
    removed: "Removed.",
    notRemoved: "Not removed.",
  },
  ended: "",
  again: "Press Enter.",
  waiting: "",
};

interface RunOptions extends Partial<SshTexts> {
  readonly args?: readonly string[];
  readonly keys?: readonly string[];
  /** Called before a key is pressed. */
  readonly onKey?: () => Promise<void>;
}

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
    { args = [], keys = [], onKey, ...own }: RunOptions = {},
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
      storage,
      columns: () => 80,
      write: (text) => {
        written += text;
      },
      readKey: async () => {
        await onKey?.();
        return left.shift();
      },
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

  describe("for a host key that has changed", () => {
    const known = "# mine\na ssh-ed25519 AAA\nb ssh-ed25519 BBB\n";
    let file: string;

    beforeEach(async () => {
      file = join(folder, "known_hosts");
      await writeFile(file, known);
    });

    /** Refuses until the file has changed, as ssh does. */
    const changed = (number = 2) => `
      const hasLine = require("fs").readFileSync(${JSON.stringify(file)}, "utf8").includes("AAA");
      if (hasLine) {
        process.stderr.write("@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\\r\\n" +
          ${JSON.stringify(`Offending ED25519 key in ${file}:${number}`)} + "\\r\\n" +
          "Host key verification failed.\\r\\n");
        process.exitCode = 255;
      }`;

    it("shows the line, and removes that alone at the key R before it connects again", async () => {
      const written = await run(changed(), { keys: ["R"] });
      const shown = `It has changed.\nIt is line 2 of ${file}:\n\na ssh-ed25519 AAA\n\nPress R`;
      assert.ok(written.replaceAll(/\s+/g, " ").includes(shown.replaceAll(/\s+/g, " ")), written);
      assert.match(written, /Removed\.\s+$/);
      assert.equal(await readFile(file, "utf8"), "# mine\nb ssh-ed25519 BBB\n");
    });

    it("changes nothing at any other key", async () => {
      await run(changed(), { keys: ["\r", "q"] });
      assert.equal(await readFile(file, "utf8"), known);
    });

    it("changes nothing if the file is another one by then", async () => {
      const source = changed();
      const later = known.replace("AAA", "AAAnew");
      const written = await run(source, {
        keys: ["r", "q"],
        onKey: () => writeFile(file, later),
      });
      assert.match(written, /Not removed\.\n$/);
      assert.equal(await readFile(file, "utf8"), later);
    });

    it("knows a key that is older than the server", async () => {
      const createdAtMs = Date.now() + 3_600_000;
      const written = await run(changed(), { oldKey: { ...texts.oldKey, createdAtMs } });
      assert.match(written, /It is older\./);
    });

    it("offers nothing for a line that is not there, or a file that nobody should change", async () => {
      assert.match(await run(changed(9)), /It means changedHostKey\./);
      await chmod(file, 0o444);
      assert.match(await run(changed()), /It means changedHostKey\./);
    });
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
      storage,
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
