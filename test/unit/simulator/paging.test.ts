import assert from "node:assert/strict";
import { demoServers } from "../../simulator/demoServers";
import { startSimulator } from "../../simulator/simulator";
import type { Simulator } from "../../simulator/simulator";
import { call } from "./call";

const ids = demoServers.map(({ id }) => id);

describe("The simulator's paging", () => {
  let simulator: Simulator;

  before(async () => {
    const paging = { defaultSize: 5, maxSize: 10 };
    simulator = await startSimulator({ servers: demoServers, paging });
  });

  after(() => simulator.close());

  it("begins with a page of the default size and the count of all", async () => {
    const { json, ids: listed } = await call(simulator, "GET", "servers/");
    assert.deepEqual(listed, ids.slice(0, 5));
    const { count, next, previous } = json as Record<string, unknown>;
    assert.equal(count, 14);
    assert.equal(next, `${simulator.apiUrl}servers/?page=2`);
    assert.equal(previous, null);
  });

  it("leads through all pages by next, and back by previous", async () => {
    const seen: unknown[] = [];
    let path: string | null = "servers/?page_size=6";
    let previous: unknown;
    while (path !== null) {
      const reply = await call(simulator, "GET", path);
      seen.push(...reply.ids);
      const page = reply.json as { next: string | null; previous: string | null };
      path = page.next;
      previous = page.previous;
    }
    assert.deepEqual(seen, ids);
    assert.equal(previous, `${simulator.apiUrl}servers/?page_size=6&page=2`);
  });

  it("keeps the filter in the addresses of other pages", async () => {
    const { json } = await call(simulator, "GET", "servers/?status=active&page_size=2");
    const { count, next } = json as Record<string, unknown>;
    assert.equal(count, 7);
    assert.equal(next, `${simulator.apiUrl}servers/?status=active&page_size=2&page=2`);
  });

  it("cuts a page size that is too large and ignores one that makes no sense", async () => {
    assert.equal((await call(simulator, "GET", "servers/?page_size=100")).ids.length, 10);
    assert.equal((await call(simulator, "GET", "servers/?page_size=-3")).ids.length, 5);
    assert.equal((await call(simulator, "GET", "servers/?page_size=many")).ids.length, 5);
  });

  it("answers 404 to a page that is not there", async () => {
    for (const page of ["4", "0", "x"]) {
      const { status, json } = await call(simulator, "GET", `servers/?page=${page}`);
      assert.equal(status, 404);
      assert.deepEqual(json, { detail: "Invalid page." });
    }
  });

  it("is absent by default: every page is the whole list", async () => {
    const whole = await startSimulator();
    const { json, ids: listed } = await call(whole, "GET", "servers/?page=2&page_size=1");
    await whole.close();
    assert.deepEqual(listed, [12345, 12346]);
    assert.deepEqual(Object.keys(json as object), ["count", "results"]);
  });
});
