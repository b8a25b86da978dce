/** Why ssh has ended without a session, or why a session has ended by itself. */
export type SshFailure =
  | "changedHostKey"
  | "unconfirmedHostKey"
  | "unprotectedKey"
  | "missingKeyFile"
  | "tooManyKeys"
  | "wrongKey"
  | "refused"
  | "timedOut"
  | "noRoute"
  | "blockedHere"
  | "unknownHost"
  | "silent"
  | "closedEarly"
  | "noSharedMethod"
  | "badConfig"
  | "lost"
  | "notInstalled"
  | "other";

/** What a server may answer before its own ssh has started. */
export function mayBeStarting(failure: SshFailure): boolean {
  return ["refused", "timedOut", "noRoute", "silent", "closedEarly"].includes(failure);
}

/** How ssh's process ended; both are null if it could not be started. */
export interface SshExit {
  readonly code: number | null;
  readonly signal: string | null;
}

/** What ends a session that there was. OpenSSH says its words in English alone. */
const losses: readonly RegExp[] = [
  /^Connection to \S+ closed by remote host/m,
  /^Timeout, server \S+ not responding/m,
  /^Read from remote host \S+: /m,
  /^(?:client_loop: send disconnect|packet_write_wait|ssh_dispatch_run_fatal): /m,
];

/** The first that matches counts: a refused key may have been a missing file. */
const meanings: readonly (readonly [SshFailure, RegExp])[] = [
  ["changedHostKey", /REMOTE HOST IDENTIFICATION HAS CHANGED|^Host key for .+ has changed/m],
  ["unconfirmedHostKey", /^Host key verification failed|host key is known for/m],
  ["unprotectedKey", /UNPROTECTED PRIVATE KEY FILE/],
  ["tooManyKeys", /Too many authentication failures/],
  ["missingKeyFile", /^(?:Warning: Identity file .+ not accessible|no such identity): /m],
  ["wrongKey", /^(?:.+: )?Permission denied(?: \(|, please try again)/m],
  ["refused", /^ssh: connect to .+: Connection refused/m],
  ["timedOut", /^ssh: connect to .+: (?:Connection|Operation) timed out/m],
  [
    "noRoute",
    /^ssh: connect to .+: (?:No route to host|(?:Network|Host) is (?:unreachable|down))/m,
  ],
  ["blockedHere", /^ssh: connect to .+: (?:Permission denied|Operation not permitted)/m],
  ["unknownHost", /Could not resolve hostname/],
  ["silent", /timed out during banner exchange|banner line|banner exchange: .*invalid format/],
  ["closedEarly", /^(?:kex|ssh)_exchange_identification: /m],
  ["closedEarly", /^Connection (?:closed|reset) by /m],
  ["noSharedMethod", /^Unable to negotiate with /m],
  ["badConfig", /bad configuration option|^Bad owner or permissions on /im],
];

/** The exit code of ssh itself; any other belongs to the shell that the user has ended. */
const sshFailed = 255;

/**
 * Undefined if the user has ended the session, whatever the last command on the server returned.
 */
export function sshFailureOf({ code, signal }: SshExit, words: string): SshFailure | undefined {
  if (code === null) {
    return signal === null ? "notInstalled" : failureOfSignal(signal);
  }
  if (code !== sshFailed) {
    return undefined;
  }
  if (losses.some((pattern) => pattern.test(words))) {
    return "lost";
  }
  // Before the others, since a session may have begun with a mistyped password.
  if (isGoodbye(words)) {
    return undefined;
  }
  return meanings.find(([, pattern]) => pattern.test(words))?.[0] ?? "other";
}

/** Ctrl+C before there is a session, and a terminal that is closed, end ssh by a signal. */
function failureOfSignal(signal: string): SshFailure | undefined {
  return ["SIGINT", "SIGHUP", "SIGTERM"].includes(signal) ? undefined : "other";
}

/** A shell that ends with the code 255 looks like a failure of ssh, but for these last words. */
function isGoodbye(words: string): boolean {
  return /^(?:Shared c|C)onnection to \S+ closed\.\s*$/m.test(words);
}

/** The environment variable by which the terminal's program gets its texts, as JSON in base64. */
export const textsVariable = "VPS_SSH_TEXTS";

/** What is said in the terminal; VS Code's side writes it, in the user's language. */
export interface SshTexts {
  readonly failures: Readonly<Record<SshFailure, string>>;
  /** Said before ssh starts; empty if there is nothing to say. */
  readonly notice: string;
  /** Which keys do what, once ssh has failed. */
  readonly again: string;
  /** Said while ssh is tried again for a server that is still starting; empty if it is not. */
  readonly waiting: string;
  /** Said with the exit code once a command has ended; empty for a session, which just closes. */
  readonly ended: string;
}
