import assert from "node:assert/strict";
import { appendFile, chmod, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { systemNewId } from "../../../src/files/newId";
import type { UserStorage } from "../../../src/files/replaceText";
import {
  addInclude,
  includeLine,
  lookAtInclude,
  removeInclude,
  writeHosts,
} from "../../../src/files/sshInclude";
import { systemUserFiles, type UserFiles } from "../../../src/files/userFiles";
import { endingBefore, SshHome } from "./sshFolder";

const hosts = "Host vps-web-1\n  HostName 203.0.113.10\n";

function storageWith(files: UserFiles = systemUserFiles): UserStorage {
  return { files, newId: systemNewId };
}

/** As the command does it. Resolves to whether the line is there. */
async function include(home: SshHome, storage = storageWith()): Promise<boolean> {
  const state = await lookAtInclude(home.folder, storage);
  if (state.kind === "blocked") {
    return false;
  }
  await writeHosts(home.folder, hosts, storage);
  return state.kind === "included" || addInclude(home.folder, state, storage);
}

const withText =
  (text: string, mode = 0o600) =>
  async (home: SshHome): Promise<void> => {
    await home.withFolder();
    await writeFile(home.config, Buffer.from(text, "latin1"));
    await chmod(home.config, mode);
  };

const plain = "Host a\n  User ada\n";
const long = Array.from({ length: 10_000 }, (_, index) => `# ${index}`).join("\n");

/** How a configuration can be before, and the line end that the new line takes from it. */
const fixtures: readonly (readonly [string, (home: SshHome) => Promise<void>, string?])[] = [
  ["no folder", () => Promise.resolve()],
  [
    "no file",
    async (home) => {
      await home.withFolder();
      await writeFile(join(home.folder, "known_hosts"), "a ssh-ed25519 AAA\n");
    },
  ],
  ["an empty file", withText("")],
  ["a plain file", withText(plain)],
  ["a file that others may read", withText(plain, 0o644)],
  ["a file for a group", withText(plain, 0o640)],
  ["line ends of Windows", withText("Host a\r\n  User ada\r\n"), "\r\n"],
  ["mixed line ends", withText("Host a\n  User ada\r\n")],
  ["no line end at the end", withText("Host a\n  User ada")],
  ["one line without its end", withText("User ada")],
  ["Match blocks", withText('Match host a exec "true"\n  User x\nMatch all\n  User y\n')],
  ["another Include", withText("Include config.d/*\nHost a\n  Include more\n")],
  [
    "an Include that looks like ours",
    withText("#Include vps-servers.config\nInclude vps-servers.config.old\n"),
  ],
  ["bytes that are not UTF-8", withText("# caf\u00e9 \u00ff\u0080\nHost a\n")],
  ["blank lines and comments at the top", withText("\n\n  # mine\n\nHost a\n")],
  ["10,000 lines", withText(long)],
  [
    "a link to a file elsewhere",
    async (home) => {
      await home.withFolder();
      await mkdir(join(home.path, "dotfiles"));
      await writeFile(join(home.path, "dotfiles", "ssh"), plain, { mode: 0o644 });
      await symlink("../dotfiles/ssh", home.config);
    },
  ],
  [
    "a link to a file that is not there",
    async (home) => {
      await home.withFolder();
      await symlink("../later", home.config);
    },
  ],
];

const onPosix =
  process.platform === "win32"
    ? fixtures.filter(([what]) => !/link|others|group/.test(what))
    : fixtures;

describe("The line in the user's ssh configuration", () => {
  let home: SshHome;

  beforeEach(async () => {
    home = await SshHome.make();
  });

  afterEach(() => home.remove());

  for (const [what, prepare, end = "\n"] of onPosix) {
    it(`is all that changes, and goes without a trace, with ${what}`, async () => {
      await prepare(home);
      const before = await home.everything();
      const text = await readFile(home.config, "latin1").catch(() => "");
      assert.ok(await include(home));
      assert.equal(await readFile(home.config, "latin1"), `${includeLine}${end}${text}`);
      assert.ok(await include(home));
      assert.equal(await readFile(home.config, "latin1"), `${includeLine}${end}${text}`);
      assert.ok(await removeInclude(home.folder, storageWith()));
      assert.deepEqual(await home.everything(), before);
    });

    it(`is there or not, with nothing lost, wherever the program ends, with ${what}`, async () => {
      await prepare(home);
      const before = await home.everything();
      const text = await readFile(home.config, "latin1").catch(() => "");
      const isWhole = async () => {
        const now = await readFile(home.config, "latin1").catch(() => "");
        assert.ok(
          [text, `${includeLine}${end}${text}`].includes(now),
          `It is ${now.slice(0, 200)}`,
        );
      };
      let ended = 0;
      for (const act of [
        (storage: UserStorage) => include(home, storage),
        (storage: UserStorage) => removeInclude(home.folder, storage),
      ]) {
        for (let operation = 0, isDone = false; !isDone; operation += 1) {
          isDone = await act(storageWith(endingBefore(operation))).then(
            () => true,
            () => false,
          );
          ended += isDone ? 0 : 1;
          await isWhole();
        }
      }
      assert.ok(ended > 15, `It has ended ${ended} times.`);
      await include(home);
      await removeInclude(home.folder, storageWith());
      assert.deepEqual(await home.everything(), before);
    });
  }

  it("is after a copy of the file with the same rights", async () => {
    await withText(plain, 0o644)(home);
    await include(home);
    assert.equal(await readFile(`${home.config}.vps-backup`, "utf8"), plain);
  });

  it("leaves what the user has written since, and then the copy too", async () => {
    await withText(plain)(home);
    await include(home);
    await appendFile(home.config, "Host b\n");
    await removeInclude(home.folder, storageWith());
    assert.equal(await readFile(home.config, "utf8"), `${plain}Host b\n`);
    assert.equal(await readFile(`${home.config}.vps-backup`, "utf8"), plain);
  });

  it("is not written over what the user writes at that moment", async () => {
    await withText(plain)(home);
    const state = await lookAtInclude(home.folder, storageWith());
    assert.equal(state.kind, "absent");
    await appendFile(home.config, "Host b\n");
    assert.equal(await addInclude(home.folder, state, storageWith()), false);
    assert.equal(await readFile(home.config, "utf8"), `${plain}Host b\n`);
  });

  for (const [what, text, mode, why] of [
    ["is read-only", plain, 0o444, "readOnly"],
    [
      "has a byte order mark, with which ssh reads nothing",
      `\u00ef\u00bb\u00bf${plain}`,
      0o600,
      "encoding",
    ],
    ["is UTF-16", "\u00ff\u00feH\0o\0s\0t\0", 0o600, "encoding"],
    ["has the line inside a block", `Host a\n${includeLine}\n`, 0o600, "insideBlock"],
  ] as const) {
    it(`leaves a file alone that ${what}`, async () => {
      await withText(text, mode)(home);
      const before = await home.everything();
      assert.deepEqual(await lookAtInclude(home.folder, storageWith()), { kind: "blocked", why });
      assert.deepEqual(await home.everything(), before);
    });
  }

  it("stays in a file that has become read-only", async () => {
    await withText(plain)(home);
    await include(home);
    await chmod(home.config, 0o444);
    const before = await home.everything();
    assert.equal(await removeInclude(home.folder, storageWith()), false);
    assert.deepEqual(await home.everything(), before);
  });
});
