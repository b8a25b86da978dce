import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { isNodeForTerminals } from "../../src/commands/connect/openTerminal";
import { oldKeyTexts, type SshAttempt } from "../../src/commands/connect/hostKeyTexts";
import { systemNewId } from "../../src/files/newId";
import { systemUserFiles } from "../../src/files/userFiles";
import { sshMeanings } from "../../src/commands/connect/sshMeanings";
import { sshPlace } from "../../src/commands/connect/sshPlace";
import {
  keptTerminal,
  plainTerminal,
  type SshTerminal,
} from "../../src/commands/connect/sshTerminal";
import { watchPlainTerminal } from "../../src/commands/connect/watchPlainTerminal";
import type { SshTexts } from "../../src/core/servers/sshFailure";
import { RecordingNotifier } from "../fakes/recordingNotifier";
import { eventually } from "../vscode/workbench/eventually";

const root = { user: "root", port: 22, identityFile: "" };

function meanings(own: Partial<SshAttempt> = {}) {
  return sshMeanings(anAttempt(own));
}

function anAttempt(own: Partial<SshAttempt> = {}): SshAttempt {
  return {
    server: { name: "web-1", createdAtMs: undefined },
    host: "203.0.113.10",
    ssh: root,
    platform: "linux",
    ...own,
  };
}

function aTerminal(own: Partial<SshTerminal> = {}): SshTerminal {
  return {
    name: "web-1",
    args: ["--", "203.0.113.10"],
    failures: meanings(),
    oldKey: oldKeyTexts(anAttempt()),
    place: { suffix: "", notice: "" },
    isStarting: false,
    extensionPath: "/ext",
    ...own,
  };
}

function textsOf(terminal: SshTerminal): SshTexts {
  const encoded = keptTerminal(terminal).env?.VPS_SSH_TEXTS ?? "";
  return JSON.parse(Buffer.from(encoded, "base64").toString()) as SshTexts;
}

describe("The meaning of a failed connection", () => {
  it("names the command that forgets a changed host key, with the port if it is another one", () => {
    assert.match(meanings().changedHostKey, /\n {2}ssh-keygen -R "203\.0\.113\.10"$/);
    const { changedHostKey } = meanings({ ssh: { ...root, port: 2222 } });
    assert.match(changedHostKey, /\n {2}ssh-keygen -R "\[203\.0\.113\.10\]:2222"$/);
  });

  it("says since when the server has been there, for that may explain another host key", () => {
    const server = { name: "web-1", createdAtMs: Date.UTC(2026, 10, 25, 12) };
    assert.match(meanings({ server }).changedHostKey, /before web-1 was created \(Nov 25, 2026/);
  });

  it("takes an older key for another server's, if it was there before this one", () => {
    const server = { name: "web-1", createdAtMs: Date.UTC(2026, 10, 25, 12) };
    assert.match(
      oldKeyTexts(anAttempt({ server })).older,
      /stored before web-1 was created \(Nov 25, 2026.*most likely belonged to another server\.$/,
    );
  });

  it("names the key that was refused, or the setting if there is none", () => {
    assert.match(meanings().wrongKey, /any key or password .* user root\. Select the private key/);
    const { wrongKey } = meanings({ ssh: { ...root, identityFile: "/home/ada/id" } });
    assert.match(wrongKey, /^web-1 doesn't accept the key \/home\/ada\/id for the user root\./);
  });

  it("says of a missing route that IPv6 may be the reason, if it may", () => {
    assert.match(meanings({ host: "2001:db8::1" }).noRoute, /may not support IPv6/);
    assert.doesNotMatch(meanings().noRoute, /IPv6/);
  });

  for (const [platform, words] of [
    ["win32", /Optional features, add OpenSSH Client/],
    ["darwin", /part of macOS/],
    ["linux", /openssh-client \(Debian, Ubuntu\)/],
  ] as const) {
    it(`says how to get ssh on ${platform}`, () => {
      assert.match(meanings({ platform }).notInstalled, words);
    });
  }

  it("keeps orders to the terminal out of a server's name", () => {
    const server = { name: "web\u001b]0;x\u0007\r\n1", createdAtMs: undefined };
    for (const text of Object.values(meanings({ server }))) {
      assert.doesNotMatch(text.replaceAll("\n", ""), /\p{Cc}/u);
    }
  });
});

describe("Where ssh runs", () => {
  const { UI, Workspace } = vscode.ExtensionKind;

  it("needs no word in a window of this computer", () => {
    assert.deepEqual(sshPlace(undefined, UI), { suffix: "", notice: "" });
  });

  for (const remoteName of ["ssh-remote", "wsl", "dev-container"]) {
    it(`is the user's own computer in a ${remoteName} window, and the terminal's name says so`, () => {
      assert.deepEqual(sshPlace(remoteName, UI), { suffix: " (Local)", notice: "" });
    });
  }

  it("is said before where it can only be the remote place", () => {
    assert.deepEqual(sshPlace("codespaces", Workspace), {
      suffix: " (GitHub Codespaces)",
      notice:
        "ssh runs on GitHub Codespaces, where VS Code's extensions run, and uses the SSH keys and configuration that are there.",
    });
  });

  it("is settled by a folder of this computer, whatever the window", () => {
    for (const { cwd } of [keptTerminal(aTerminal()), plainTerminal(aTerminal(), "/tmp/w")]) {
      assert.ok(cwd instanceof vscode.Uri);
      assert.equal(cwd.scheme, "file");
    }
  });
});

describe("The terminal for ssh", () => {
  it("hands its texts over in a form in which VS Code replaces nothing", () => {
    const failures = meanings({ server: { name: "${env:HOME}", createdAtMs: undefined } });
    const { env } = keptTerminal(aTerminal({ failures }));
    assert.match(env?.VPS_SSH_TEXTS ?? "", /^[A-Za-z0-9+/=]+$/);
    assert.deepEqual(textsOf(aTerminal({ failures })).failures, failures);
  });

  it("waits for a server that is still starting, and for no other", () => {
    const waiting = (terminal: SshTerminal) => textsOf(terminal).waiting;
    assert.equal(waiting(aTerminal()), "");
    assert.equal(
      waiting(aTerminal({ isStarting: true })),
      "web-1 is still starting. Trying again; press Ctrl+C to cancel.",
    );
  });

  it("is ssh itself only where VS Code's Node has no console", () => {
    assert.equal(isNodeForTerminals("win32", { electron: "35.0.0" }), false);
    assert.equal(isNodeForTerminals("win32", {}), true);
    assert.equal(isNodeForTerminals("linux", { electron: "35.0.0" }), true);
    assert.deepEqual(plainTerminal(aTerminal(), "/tmp/words").shellArgs, [
      "-E",
      "/tmp/words",
      "--",
      "203.0.113.10",
    ]);
  });
});

describe("A terminal that can't stay", () => {
  let folder: string;
  let wordsFile: vscode.Uri;
  let notifier: RecordingNotifier;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "vps-words-"));
    wordsFile = vscode.Uri.file(join(folder, "words.log"));
    notifier = new RecordingNotifier();
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function endsWith(code: number, words: string): Promise<number> {
    await writeFile(wordsFile.fsPath, words);
    const again = { count: 0 };
    const shellArgs = ["-e", `process.exitCode = ${String(code)}`];
    const env = { ELECTRON_RUN_AS_NODE: "1" };
    const terminal = vscode.window.createTerminal({ shellPath: process.execPath, shellArgs, env });
    watchPlainTerminal(terminal, {
      wordsFile,
      failures: meanings(),
      notifier,
      storage: { files: systemUserFiles, newId: systemNewId },
      connectAgain: () => (again.count += 1),
    });
    await eventually(() => vscode.window.terminals.includes(terminal), false);
    await eventually(
      () =>
        Promise.resolve(vscode.workspace.fs.stat(wordsFile)).then(
          () => true,
          () => false,
        ),
      false,
    );
    await eventually(() => notifier.shown.length, code === 255 ? 1 : 0);
    if (code === 255) {
      await notifier.press("Connect Again");
    }
    return again.count;
  }

  it("has a message that says what ssh's words mean, and connects again", async () => {
    const words = "ssh: connect to host 203.0.113.10 port 22: Connection refused\r\n";
    assert.equal(await endsWith(255, words), 1);
    assert.deepEqual(notifier.shown, [
      {
        severity: "error",
        message: meanings().refused,
        buttons: ["Connect Again", "Show Output"],
      },
    ]);
  });

  it("offers to remove an old host key, shows its line, and removes that alone", async () => {
    const file = join(folder, "known_hosts");
    await writeFile(file, "a ssh-ed25519 AAA\r\nb ssh-ed25519 BBB\r\nc ssh-ed25519 CCC");
    notifier = new RecordingNotifier("Remove and Connect Again");
    const words = `@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\r\nOffending ED25519 key in ${file}:2\r\nHost key verification failed.\r\n`;
    await endsWith(255, words);
    assert.deepEqual(notifier.shown[0]?.buttons, [
      "Remove Old Key…",
      "Connect Again",
      "Show Output",
    ]);
    await notifier.press("Remove Old Key…");
    assert.equal(notifier.asked[0]?.message, `Remove line 2 of ${file}?`);
    assert.match(notifier.asked[0].detail, /^b ssh-ed25519 BBB\n/);
    assert.equal(await readFile(file, "utf8"), "a ssh-ed25519 AAA\r\nc ssh-ed25519 CCC");
  });

  it("has none when the user has ended the session", async () => {
    assert.equal(await endsWith(1, ""), 0);
  });
});
