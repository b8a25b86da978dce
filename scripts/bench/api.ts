import { fork } from "node:child_process";
import { once } from "node:events";
import { get, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { builtBench } from "./builtBench";

/** The API in a process of its own. */
export class BenchApi {
  private constructor(
    readonly apiUrl: string,
    readonly close: () => void,
  ) {}

  static async start(): Promise<BenchApi> {
    const program = fork(builtBench("apiProgram"), {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    const [port] = (await once(program, "message")) as [number];
    return new BenchApi(`http://127.0.0.1:${port}/api/v1/`, () => {
      program.disconnect();
    });
  }

  /** A list of so many servers, of which so many change from one version to the next. */
  async prepare(count: number, changed: number): Promise<void> {
    await this.#send("PUT", `control/${count}/${changed}`);
  }

  async nextVersion(): Promise<void> {
    await this.#send("POST", "control/next");
  }

  async requestCount(): Promise<number> {
    return Number(await this.#send("POST", "control/count"));
  }

  /** What no client can do with less: the bytes, and what they say. */
  async getAndParse(path = "servers/"): Promise<unknown> {
    return JSON.parse(await this.getText(path)) as unknown;
  }

  getText(path = "servers/"): Promise<string> {
    return new Promise((resolve, reject) => {
      get(`${this.apiUrl}${path}`, { agent: false }, (response) => {
        buffer(response).then((bytes) => {
          resolve(bytes.toString("utf8"));
        }, reject);
      }).on("error", reject);
    });
  }

  /** A request as small as that for a change of power. */
  post(path: string): Promise<unknown> {
    return this.#send("POST", path);
  }

  #send(method: string, path: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const sent = request(`${this.apiUrl}${path}`, { method, agent: false }, (response) => {
        buffer(response).then((bytes) => {
          resolve(JSON.parse(bytes.toString("utf8")));
        }, reject);
      });
      sent.on("error", reject);
      sent.end();
    });
  }
}
