import assert from "node:assert/strict";
import { sshFailureOf, type SshFailure } from "../../../../src/core/servers/sshFailure";

/** What OpenSSH says, letter by letter, before it ends with the code 255. */
const said: readonly (readonly [SshFailure, readonly string[]])[] = [
  ["refused", ["ssh: connect to host 203.0.113.10 port 22: Connection refused"]],
  ["timedOut", ["ssh: connect to host 203.0.113.10 port 22: Connection timed out"]],
  ["timedOut", ["ssh: connect to host 203.0.113.10 port 22: Operation timed out"]],
  ["noRoute", ["ssh: connect to host 203.0.113.10 port 22: No route to host"]],
  ["noRoute", ["ssh: connect to host 2001:db8::1 port 22: Network is unreachable"]],
  ["noRoute", ["ssh: connect to host 203.0.113.10 port 22: Host is down"]],
  ["blockedHere", ["ssh: connect to host 203.0.113.10 port 22: Permission denied"]],
  ["unknownHost", ["ssh: Could not resolve hostname jump: Name or service not known"]],
  ["unknownHost", ["ssh: Could not resolve hostname jump: No such host is known. "]],
  ["wrongKey", ["root@203.0.113.10: Permission denied (publickey)."]],
  [
    "wrongKey",
    [
      "Permission denied, please try again.",
      "Permission denied, please try again.",
      "root@203.0.113.10: Permission denied (publickey,password).",
    ],
  ],
  [
    "missingKeyFile",
    [
      "Warning: Identity file /home/ada/id not accessible: No such file or directory.",
      "root@203.0.113.10: Permission denied (publickey).",
    ],
  ],
  [
    "tooManyKeys",
    [
      "Received disconnect from 203.0.113.10 port 22:2: Too many authentication failures",
      "Disconnected from 203.0.113.10 port 22",
    ],
  ],
  [
    "unprotectedKey",
    [
      "@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@",
      "@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @",
      "@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@",
      "Permissions 0644 for '/home/ada/id' are too open.",
      'Load key "/home/ada/id": bad permissions',
      "root@203.0.113.10: Permission denied (publickey).",
    ],
  ],
  [
    "changedHostKey",
    [
      "@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@",
      "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @",
      "@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@",
      "IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!",
      "Offending ED25519 key in /home/ada/.ssh/known_hosts:3",
      "Host key for 203.0.113.10 has changed and you have requested strict checking.",
      "Host key verification failed.",
    ],
  ],
  ["unconfirmedHostKey", ["Host key verification failed."]],
  [
    "silent",
    ["Connection timed out during banner exchange", "Connection to 203.0.113.10 port 22 timed out"],
  ],
  ["silent", ["kex_exchange_identification: banner line contains invalid characters"]],
  ["silent", ["banner exchange: Connection to 127.0.0.1 port 8080: invalid format"]],
  [
    "closedEarly",
    [
      "kex_exchange_identification: Connection closed by remote host",
      "Connection closed by 203.0.113.10 port 22",
    ],
  ],
  [
    "closedEarly",
    [
      "kex_exchange_identification: read: Connection reset by peer",
      "Connection reset by 203.0.113.10 port 22",
    ],
  ],
  [
    "noSharedMethod",
    [
      "Unable to negotiate with 203.0.113.10 port 22: no matching host key type found. Their offer: ssh-rsa",
    ],
  ],
  [
    "badConfig",
    [
      "/home/ada/.ssh/config: line 3: Bad configuration option: foo",
      "/home/ada/.ssh/config: terminating, 1 bad configuration options",
    ],
  ],
  ["badConfig", ["Bad owner or permissions on /home/ada/.ssh/config"]],
  ["lost", ["client_loop: send disconnect: Broken pipe"]],
  ["lost", ["Timeout, server 203.0.113.10 not responding."]],
  ["lost", ["Read from remote host 203.0.113.10: Connection reset by peer"]],
  [
    "lost",
    [
      "Permission denied, please try again.",
      "Connection to 203.0.113.10 closed by remote host.",
      "Connection to 203.0.113.10 closed.",
    ],
  ],
  ["other", ["ssh: something that no version has said so far"]],
  ["other", []],
];

describe("The end of ssh", () => {
  for (const [failure, lines] of said) {
    it(`means ${failure} after ${JSON.stringify(lines.at(-1) ?? "silence")}`, () => {
      const words = lines.map((line) => `${line}\r\n`).join("");
      assert.equal(sshFailureOf({ code: 255, signal: null }, words), failure);
    });
  }

  for (const code of [0, 1, 127, 130, 254]) {
    it(`is the user's own with the code ${code} of the last command`, () => {
      const words = "Connection to 203.0.113.10 closed.\r\n";
      assert.equal(sshFailureOf({ code, signal: null }, words), undefined);
    });
  }

  it("is the user's own where a shell ends with ssh's own code, even after a mistyped password", () => {
    for (const last of ["Connection", "Shared connection"]) {
      const words = `Permission denied, please try again.\r\n${last} to 203.0.113.10 closed.\r\n`;
      assert.equal(sshFailureOf({ code: 255, signal: null }, words), undefined);
    }
  });

  it("is the user's own after Ctrl+C, and a failure after any other signal", () => {
    assert.equal(sshFailureOf({ code: null, signal: "SIGINT" }, ""), undefined);
    assert.equal(sshFailureOf({ code: null, signal: "SIGHUP" }, ""), undefined);
    assert.equal(sshFailureOf({ code: null, signal: "SIGSEGV" }, ""), "other");
  });

  it("means that there is no ssh where none could be started", () => {
    assert.equal(sshFailureOf({ code: null, signal: null }, ""), "notInstalled");
  });
});
