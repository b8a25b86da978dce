import type { Server } from "../../../src/core/servers/server";

/** A write, as a word. */
export type Verb = "create" | "start" | "stop" | "reboot" | "edit" | "delete";

export interface ShownRow {
  readonly accountKey: string;
  readonly server: Server;
}

/** What happened, as somebody who sees everything would write it down. */
export type Happening =
  | { readonly kind: "step"; readonly number: number; readonly text: string }
  | { readonly kind: "opened"; readonly window: string }
  | { readonly kind: "closed"; readonly window: string }
  | { readonly kind: "crashed"; readonly window: string }
  | {
      readonly kind: "sent";
      readonly window: string;
      readonly request: number;
      readonly method: string;
      readonly url: string;
      readonly token: string;
      readonly body: string;
      readonly fate: string;
    }
  /** The API has received it; `hasActed` if it changed something. */
  | {
      readonly kind: "did";
      readonly request: number;
      readonly status: number;
      readonly hasActed: boolean;
      readonly serverId: string | undefined;
      /** A number for what was done, so that none of it is counted twice. */
      readonly isAgain: boolean;
    }
  /** What reached the window: a response, or why there is none. */
  | {
      readonly kind: "heard";
      readonly window: string;
      readonly request: number;
      readonly status: number | undefined;
      readonly failure: string | undefined;
      readonly body: unknown;
      readonly pauseMs: number | undefined;
    }
  /** The user wants something done: with the accounts' keys and the ids of the servers. */
  | {
      readonly kind: "meant";
      readonly window: string;
      readonly verb: Verb;
      readonly refs: readonly string[];
      readonly name: string;
    }
  | {
      readonly kind: "asked";
      readonly window: string;
      readonly text: string;
      readonly choices: readonly string[];
    }
  | { readonly kind: "chose"; readonly window: string; readonly text: string }
  | { readonly kind: "said"; readonly window: string; readonly text: string }
  | { readonly kind: "showed"; readonly window: string; readonly rows: readonly ShownRow[] }
  | { readonly kind: "line"; readonly window: string; readonly text: string }
  | {
      readonly kind: "panel";
      readonly window: string;
      readonly ref: string;
      readonly phase: string;
      readonly footer: string;
    }
  | {
      readonly kind: "began";
      readonly window: string;
      readonly command: number;
      readonly text: string;
    }
  | {
      readonly kind: "ended";
      readonly window: string;
      readonly command: number;
      readonly text: string;
    }
  | {
      readonly kind: "logged";
      readonly window: string;
      readonly level: string;
      readonly text: string;
    }
  | {
      readonly kind: "wrote";
      readonly window: string;
      readonly path: string;
      readonly text: string;
    }
  | {
      readonly kind: "removed";
      readonly window: string;
      readonly path: string;
      readonly text: string;
    }
  | { readonly kind: "kept"; readonly window: string; readonly accounts: readonly KeptAccount[] }
  | {
      readonly kind: "truth";
      readonly host: string;
      readonly owner: string;
      readonly id: string;
      readonly state: TrueServer | undefined;
    }
  | { readonly kind: "fault"; readonly text: string }
  | { readonly kind: "calm" };

export interface KeptAccount {
  readonly key: string;
  readonly token: string | undefined;
  readonly email: string | undefined;
  /** What messages call it. */
  readonly label: string | undefined;
  readonly isSignedOut: boolean;
  readonly apiUrl: string | undefined;
}

/** A server as it truly is, as far as rows show it. */
export interface TrueServer {
  readonly name: string;
  readonly status: string;
  readonly hostname: string | null;
  readonly ip: string | null;
}

export type Entry = Happening & {
  readonly number: number;
  readonly atMs: number;
  /** The time of day. */
  readonly dayMs: number;
};

export class History {
  readonly entries: Entry[] = [];

  constructor(private readonly time: { elapsedMs(): number; now(): number }) {}

  add(happening: Happening): void {
    const { time, entries } = this;
    entries.push({
      ...happening,
      number: entries.length,
      atMs: time.elapsedMs(),
      dayMs: time.now(),
    });
  }
}
