import type { FakeChannels } from "./exchange";
import { FakeClientRequest } from "./exchange";
import type { Life } from "./life";
import type { Delivery, Network } from "./network";

interface FetchOptions {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** One window's `node-fetch`, whose requests `ExchangeWatch` sees as it sees Node's. */
export function fetchPort(life: Life, network: Network, channels: FakeChannels) {
  return (url: URL, options: FetchOptions): Promise<unknown> => {
    const { method, headers, body = "", signal } = options;
    const authorization = headers.Authorization ?? "";
    const request = new FakeClientRequest(method, authorization);
    channels.publish("http.client.request.created", { request });
    const socket = request.connect();
    return new Promise((resolve, reject) => {
      const aborted = () => {
        reject(Object.assign(new Error("The user aborted a request."), { name: "AbortError" }));
      };
      if (signal.aborted) {
        aborted();
        return;
      }
      signal.addEventListener("abort", aborted);
      network.send({
        life,
        method,
        url,
        authorization,
        body,
        onConnected: () => {
          if (life.isAlive) {
            socket.secured();
          }
        },
        isGivenUp: () => signal.aborted,
        deliver: (delivery) => {
          signal.removeEventListener("abort", aborted);
          if (life.isAlive) {
            take(delivery, resolve, reject);
          }
        },
      });
    });
  };
}

function take(
  delivery: Delivery,
  resolve: (response: unknown) => void,
  reject: (fault: Error) => void,
): void {
  if ("failure" in delivery) {
    const message = delivery.failure === "EPROTO" ? "wrong version number" : delivery.failure;
    reject(Object.assign(new Error(message), { code: delivery.failure }));
    return;
  }
  const { status, headers, text, isCut } = delivery;
  const cutOff = () =>
    Promise.reject(
      Object.assign(new Error("Premature close"), { code: "ERR_STREAM_PREMATURE_CLOSE" }),
    );
  resolve({
    status,
    ok: status >= 200 && status < 300,
    headers: { get: (name: string) => headers.get(name.toLowerCase()) ?? null },
    arrayBuffer: () => (isCut ? cutOff() : Promise.resolve(Buffer.from(text))),
  });
}
