import type { History, TrueServer } from "../base/history";
import type { WorldTime } from "../base/time";
import { answerCall } from "../../simulator/answerCall";
import type { AccountRecord } from "../../simulator/accountRecords";
import type { Answer } from "../../simulator/answer";
import { createWorld } from "../../simulator/createWorld";
import type { ServerRecord } from "../../simulator/serverRecords";
import { ServerStore } from "../../simulator/serverStore";
import type { WorldOptions } from "../../simulator/simulatorOptions";
import { realisticDurations } from "../../simulator/stateMachine";
import { uuidOf } from "../../simulator/uuidOf";
import type { Call, World } from "../../simulator/world";

/** All servers at one moment, by owner. */
interface Picture {
  readonly atMs: number;
  readonly servers: readonly (readonly [owner: string, server: ServerRecord])[];
}

const mostPictures = 400;

/** One API with everything that is true of it, and what it was a while ago. */
export class TheApi {
  readonly world: World;
  readonly #known = new Map<string, TrueServer>();
  readonly #pictures: Picture[] = [];

  constructor(
    readonly host: string,
    options: WorldOptions,
    private readonly time: WorldTime,
    private readonly history: History,
  ) {
    this.world = createWorld({ ...options, clock: { now: () => time.trueNow() } });
    this.look();
  }

  get origin(): string {
    return `https://${this.host}`;
  }

  get url(): string {
    return `${this.origin}/api/v1/`;
  }

  idOf({ id }: ServerRecord): string {
    return this.world.ids === "uuid" ? uuidOf("server", id) : String(id);
  }

  /** The accounts that may exist at the same time have one token each; a new one replaces it. */
  ownerOf(token: string): string | undefined {
    return this.world.accounts.get(token)?.token;
  }

  answer(call: Call): Answer {
    if (call.method !== "GET") {
      // What has come about by itself until now may be seen nowhere else.
      this.look();
    }
    const answer = answerCall(call, this.world);
    this.look();
    return answer;
  }

  /** What a replica says that has not heard of the newest changes. */
  answerOfBefore(call: Call, agoMs: number): Answer {
    this.look();
    const thenMs = this.time.trueNow() - agoMs;
    const picture = this.#pictures.findLast(({ atMs }) => atMs <= thenMs);
    if (!picture) {
      return this.answer(call);
    }
    const store = new ServerStore({ now: () => thenMs }, realisticDurations);
    for (const [owner, server] of picture.servers) {
      store.add(owner, server);
    }
    return answerCall(call, { ...this.world, store, clock: { now: () => thenMs } });
  }

  serversOf(token: string): readonly ServerRecord[] {
    return this.world.store.of(this.ownerOf(token) ?? "");
  }

  /** Writes down what has changed, by whomever. */
  look(): void {
    const now = new Map<string, TrueServer>();
    const servers: (readonly [string, ServerRecord])[] = [];
    for (const owner of this.#owners()) {
      for (const server of this.world.store.of(owner.token)) {
        const { name, status, hostname, ipAddress } = server;
        servers.push([owner.token, server]);
        now.set(`${owner.token} ${this.idOf(server)}`, { name, status, hostname, ip: ipAddress });
      }
    }
    const changed = [...new Set([...now.keys(), ...this.#known.keys()])].filter(
      (key) => JSON.stringify(now.get(key)) !== JSON.stringify(this.#known.get(key)),
    );
    for (const key of changed) {
      const [owner = "", id = ""] = key.split(" ");
      const state = now.get(key);
      this.history.add({ kind: "truth", host: this.host, owner, id, state });
      if (state) {
        this.#known.set(key, state);
      } else {
        this.#known.delete(key);
      }
    }
    if (changed.length > 0) {
      this.#pictures.push({ atMs: this.time.trueNow(), servers });
      this.#pictures.splice(0, this.#pictures.length - mostPictures);
    }
  }

  #owners(): readonly AccountRecord[] {
    const all = [...this.world.accounts.values()];
    return [...new Map(all.map((account) => [account.token, account])).values()];
  }
}
