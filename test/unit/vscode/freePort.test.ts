import assert from "node:assert/strict";
import { freePort } from "../../vscode/freePort";
import { startSimulator } from "../../simulator/simulator";

describe("freePort", () => {
  it("is none that the system gives to whoever asks for any", async () => {
    const port = await freePort();
    assert.ok(port >= 20_000 && port < 32_000, String(port));
  });

  it("passes over a port that is taken", async () => {
    const simulator = await startSimulator();
    try {
      const taken = Number(new URL(simulator.apiUrl).port);
      const free = await freePort();
      const chosen = [taken, taken, free];
      assert.equal(await freePort(() => chosen.shift() ?? 0), free);
    } finally {
      await simulator.close();
    }
  });

  it("gives up where none is free", async () => {
    const simulator = await startSimulator();
    try {
      const taken = Number(new URL(simulator.apiUrl).port);
      await assert.rejects(
        freePort(() => taken),
        /100 ports between 20000 and 32000 were taken/,
      );
    } finally {
      await simulator.close();
    }
  });
});
