import type { Chance } from "../base/chance";
import type { History } from "../base/history";
import type { Owner, WorldTime } from "../base/time";
import type { Fate } from "../api/fates";
import { oddAnswer } from "../api/oddAnswer";
import type { TheApi } from "../api/theApi";
import { bodyBytes, type Answer } from "../../simulator/answer";
import type { Call } from "../../simulator/world";
import { retryAfterMs } from "../../../src/api/retryAfter";
import type { Life } from "./life";

/** What comes back to whoever sent a request. */
export type Delivery =
  | {
      readonly status: number;
      readonly headers: ReadonlyMap<string, string>;
      readonly text: string;
      readonly isCut: boolean;
    }
  | { readonly failure: string };

export interface Request {
  readonly life: Life;
  readonly method: string;
  readonly url: URL;
  readonly authorization: string;
  readonly body: string;
  /** A connection stands: from now on something may have left the computer. */
  readonly onConnected: () => void;
  readonly deliver: (delivery: Delivery) => void;
  /** True once nobody waits for the answer any more. */
  readonly isGivenUp: () => boolean;
}

export interface NetworkOptions {
  readonly time: WorldTime;
  readonly history: History;
  readonly chance: Chance;
  readonly apis: readonly TheApi[];
  readonly fateOf: (isWrite: boolean) => Fate;
}

const cutError = "ERR_STREAM_PREMATURE_CLOSE";

/** Brings requests to the API and answers back, each as its fate will have it. */
export class Network implements Owner {
  readonly name = "network";
  /** Windows that wait for the response to an order. */
  readonly ordering = new Set<Life>();
  #count = 0;

  constructor(private readonly options: NetworkOptions) {}

  send(request: Request): void {
    const call = request.life.begin();
    if (call === undefined) {
      return;
    }
    this.#count += 1;
    const number = this.#count;
    const { history, fateOf, apis } = this.options;
    const { life, method, url, authorization, body } = request;
    const fate = fateOf(method !== "GET");
    history.add({
      kind: "sent",
      window: life.name,
      request: number,
      method,
      url: url.href,
      token: authorization.replace("Bearer ", ""),
      body,
      fate: describeFate(fate),
    });
    if (method === "POST" && url.pathname.endsWith("/servers/")) {
      this.ordering.add(life);
    }
    const api = apis.find(({ origin }) => origin === url.origin);
    if (!api) {
      this.#fail(request, number, "ENOTFOUND", 30);
      return;
    }
    this.#play(fate, request, number, api, call);
  }

  #play(fate: Fate, request: Request, number: number, api: TheApi, call: number): void {
    const { chance } = this.options;
    const thereMs = chance.int(10, 60);
    const act = (agoMs?: number) => this.#act(request, number, api, agoMs);
    if (fate.kind === "notSent") {
      this.#fail(request, number, fate.code, thereMs);
      return;
    }
    this.#after(thereMs, "request arrives", () => {
      request.onConnected();
      const onWayBackMs = fate.kind === "good" ? fate.afterMs : chance.int(20, 700);
      switch (fate.kind) {
        case "good":
          this.#deliver(request, number, act(), onWayBackMs, call);
          break;
        case "lags":
          this.#deliver(request, number, act(fate.agoMs), onWayBackMs, call);
          break;
        case "odd":
          this.#deliver(request, number, oddAnswer(act(), fate.how), onWayBackMs, call);
          break;
        case "lostBefore":
          this.#fail(request, number, fate.code, onWayBackMs);
          break;
        case "lostAfter":
          act();
          request.life.took(call);
          this.#fail(request, number, fate.code, onWayBackMs);
          break;
        case "late":
          this.#fail(request, number, fate.code, onWayBackMs);
          this.#after(fate.afterMs, "request arrives late", act);
          break;
        case "silent":
          if (fate.acts) {
            act();
            request.life.took(call);
          }
          break;
        case "cut": {
          const how = fate.quietly ? "quiet" : "loud";
          this.#deliver(request, number, act(), onWayBackMs, call, how);
          break;
        }
        case "doubled": {
          const first = act();
          const second = act();
          this.#deliver(request, number, fate.hearsSecond ? second : first, onWayBackMs, call);
          break;
        }
        case "status":
          if (fate.acts) {
            act();
          }
          this.#deliver(request, number, fate, onWayBackMs, call);
      }
    });
  }

  #act(
    { method, url, authorization, body, life }: Request,
    number: number,
    api: TheApi,
    agoMs?: number,
  ): Answer {
    const call: Call = {
      method,
      path: url.pathname + url.search,
      host: url.host,
      authorization,
      contentType: "application/json",
      body,
    };
    const { history } = this.options;
    const before = history.entries.length;
    const answer = agoMs === undefined ? api.answer(call) : api.answerOfBefore(call, agoMs);
    const changed = history.entries.slice(before).find(({ kind }) => kind === "truth");
    history.add({
      kind: "did",
      request: number,
      status: answer.status,
      hasActed: method !== "GET" && answer.status < 300,
      serverId: changed?.kind === "truth" ? changed.id : undefined,
      isAgain: !life.isAlive,
    });
    return answer;
  }

  #deliver(
    request: Request,
    number: number,
    answer: Answer,
    delayMs: number,
    call: number,
    cut?: "quiet" | "loud",
  ): void {
    if (!request.life.took(call)) {
      return;
    }
    const text = Buffer.from(bodyBytes(answer.body)).toString();
    const headers = new Map(
      Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const isCut = cut === "loud";
    const shown = cut === undefined ? text : text.slice(0, Math.floor(text.length / 2));
    this.#after(delayMs, "answer arrives", () => {
      this.#heard(
        request,
        number,
        isCut ? undefined : answer.status,
        isCut ? cutError : undefined,
        shown,
        headers,
      );
      request.deliver({ status: answer.status, headers, text: shown, isCut });
    });
  }

  #fail(request: Request, number: number, code: string, delayMs: number): void {
    this.#after(delayMs, "failure arrives", () => {
      this.#heard(request, number, undefined, code, "", new Map());
      request.deliver({ failure: code });
    });
  }

  #heard(
    { life, method, isGivenUp }: Request,
    number: number,
    status: number | undefined,
    failure: string | undefined,
    text: string,
    headers: ReadonlyMap<string, string>,
  ): void {
    if (method === "POST") {
      this.ordering.delete(life);
    }
    if (!life.isAlive || isGivenUp()) {
      return;
    }
    const header = (name: string) => headers.get(name) ?? null;
    const times = { retryAfter: header("retry-after"), date: header("date"), age: header("age") };
    const isPause = status === 429 || (status !== undefined && status >= 500);
    this.options.history.add({
      kind: "heard",
      window: life.name,
      request: number,
      status,
      failure,
      body: parsed(text),
      pauseMs: isPause
        ? (retryAfterMs(times, life.time.now()) ?? (status === 429 ? 0 : undefined))
        : undefined,
    });
  }

  #after(delayMs: number, what: string, run: () => void): void {
    this.options.time.after(delayMs, this, what, run);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function describeFate(fate: Fate): string {
  const { kind } = fate;
  return kind === "status" ? `status ${fate.status}${fate.acts ? " acted" : ""}` : kind;
}
