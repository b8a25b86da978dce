import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { EventEmitter } from "node:events";
import { Buffer } from "node:buffer";
import type { Chance } from "../base/chance";
import type { Life } from "../ports/life";
import { FakeChannels, FakeClientRequest, FakeTlsSocket } from "../ports/exchange";
import { fetchPort } from "../ports/fetchPort";
import type { Network } from "../ports/network";
import { sharedIntl } from "./sharedIntl";

const nodeRequire = createRequire(import.meta.url);

export interface SurroundingsOptions {
  readonly life: Life;
  readonly chance: Chance;
  readonly network: Network;
  readonly vscode: unknown;
  readonly files: unknown;
  readonly environment: Readonly<Record<string, string>>;
}

/** All that the extension's program can reach in one window, in the order of its parameters. */
export function surroundings(options: SurroundingsOptions): {
  readonly module: { exports: Readonly<Record<string, unknown>> };
  readonly values: readonly unknown[];
} {
  const { life, chance, environment } = options;
  const { time } = life;
  const module = { exports: {} };
  const after = (what: string) => (run: () => void, ms?: number) =>
    time.after(ms ?? 0, life, what, run);
  const clear = (timer: { dispose(): void } | undefined) => {
    timer?.dispose();
  };
  return {
    module,
    values: [
      module.exports,
      requireOf(options),
      module,
      { env: environment },
      dateOf(() => time.now()),
      Object.create(Math, { random: { value: () => chance.next() } }),
      { now: () => time.elapsedMs() },
      after("timer"),
      clear,
      after("immediate"),
      clear,
      signalsOf(life),
      sharedIntl,
      { randomUUID: () => chance.uuid() },
    ],
  };
}

function requireOf({ life, chance, network, vscode, files }: SurroundingsOptions) {
  const channels = new FakeChannels();
  const own: Readonly<Record<string, unknown>> = {
    vscode,
    "node-fetch": { __esModule: true, default: fetchPort(life, network, channels) },
    "node:fs/promises": files,
    "node:fs": { promises: files },
    "node:net": { connect: () => new AnsweringPort(life) },
    "node:http": { ClientRequest: FakeClientRequest },
    "node:tls": { TLSSocket: FakeTlsSocket },
    "node:diagnostics_channel": channels,
    // Requests are announced while they are made, so nothing has to be carried along.
    "node:async_hooks": { AsyncLocalStorage: NoStorage },
    "node:crypto": {
      createHash,
      randomBytes: (size: number) =>
        Buffer.from(Array.from({ length: size }, () => chance.int(0, 255))),
    },
  };
  return (name: string): unknown => own[name] ?? nodeRequire(name);
}

/** Behind every address there is an SSH server, which speaks first. */
class AnsweringPort extends EventEmitter {
  constructor(life: Life) {
    super();
    life.time.after(20, life, "port answers", () => this.emit("data"));
  }

  destroy(): void {
    this.removeAllListeners();
  }
}

class NoStorage {
  run<T>(_store: unknown, work: () => T): T {
    return work();
  }

  getStore(): undefined {
    return undefined;
  }
}

function dateOf(now: () => number): DateConstructor {
  return new Proxy(Date, {
    construct: (date, args: readonly unknown[]) =>
      args.length === 0 ? new date(now()) : (Reflect.construct(date, args) as Date),
    get: (date, name) => (name === "now" ? now : (Reflect.get(date, name) as unknown)),
  });
}

function signalsOf(life: Life) {
  return {
    any: (signals: readonly AbortSignal[]) => AbortSignal.any([...signals]),
    timeout: (ms: number) => {
      const controller = new AbortController();
      // Node does not wait for these either.
      life.time.after(ms, { name: "limits" }, "time limit", () => {
        if (life.isAlive) {
          controller.abort();
        }
      });
      return controller.signal;
    },
  };
}
