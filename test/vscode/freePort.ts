import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";

/**
 * Below the range from which systems give ports to whoever asks for any: a port of that range may be
 * somebody else's by the time that the program for which it was found listens on it.
 */
const lowest = 20_000;
const highest = 32_000;
const mostTries = 100;

export async function freePort(choose: () => number = anyPort): Promise<number> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const port = choose();
    if (await isFree(port)) {
      return port;
    }
  }
  throw new Error(`${mostTries} ports between ${lowest} and ${highest} were taken.`);
}

function anyPort(): number {
  return randomInt(lowest, highest);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    server.close();
    await once(server, "close");
    return true;
  } catch {
    return false;
  }
}
