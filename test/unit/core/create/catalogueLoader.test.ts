import assert from "node:assert/strict";
import { emptyCatalogue, type Catalogue } from "../../../../src/core/create/catalogue";
import { CatalogueLoader, type CatalogueSource } from "../../../../src/core/create/catalogueLoader";
import type { Problem } from "../../../../src/core/base/problem";
import { ProblemError } from "../../../../src/core/base/problemError";
import { Deferred } from "../../../fakes/deferred";
import { FakeClock } from "../../../fakes/fakeClock";
import { RecordingLogger } from "../../../fakes/recordingLogger";
import { testClient } from "../../../fakes/testClient";
import { startSimulator } from "../../../simulator/simulator";

const systems = [{ id: "5", name: "Ubuntu 22.04 LTS", family: "Ubuntu" }];

/** Lists of one system and nothing else, until a test says otherwise. */
class FakeCatalogue implements CatalogueSource {
  readonly asked: string[] = [];
  answerSystems: () => Promise<Catalogue["systems"]> = () => Promise.resolve(systems);

  listPlans() {
    return this.#answer("plans", []);
  }

  listSystems() {
    this.asked.push("systems");
    return this.answerSystems();
  }

  listLocations() {
    return this.#answer("locations", []);
  }

  listSshKeys() {
    return this.#answer("sshKeys", []);
  }

  #answer(name: string, list: readonly never[]) {
    this.asked.push(name);
    return Promise.resolve(list);
  }
}

describe("The catalogue", () => {
  let source: FakeCatalogue;
  let logger: RecordingLogger;
  let loader: CatalogueLoader;
  let clock: FakeClock;

  beforeEach(() => {
    source = new FakeCatalogue();
    logger = new RecordingLogger();
    clock = new FakeClock();
    loader = new CatalogueLoader((key) => (key === "ada" ? source : undefined), logger, clock);
  });

  const load = () => loader.load("ada").whenLoaded;

  function failWith(problem: Problem): void {
    source.answerSystems = () => Promise.reject(new ProblemError(problem));
  }

  it("is asked for once, each list by one request", async () => {
    assert.deepEqual(await load(), { ...emptyCatalogue, systems });
    await load();
    assert.deepEqual(source.asked.toSorted(), ["locations", "plans", "sshKeys", "systems"]);
  });

  it("is asked for again after minutes, since prices and keys change", async () => {
    await load();
    source.asked.length = 0;
    await clock.advance(4 * 60_000);
    await load();
    assert.deepEqual(source.asked, []);
    await clock.advance(60_000);
    assert.equal(loader.load("ada").now, undefined);
    await load();
    assert.deepEqual(source.asked.toSorted(), ["locations", "plans", "sshKeys", "systems"]);
  });

  for (const [what, ms] of [
    ["slept for nine hours, in which its steady clock stood still", 9 * 3_600_000],
    ["was set back by a day", -86_400_000],
    ["was set ahead by a week, which looks like sleep and costs one load", 7 * 86_400_000],
  ] as const) {
    it(`is asked for again after the computer ${what}`, async () => {
      await load();
      assert.equal(loader.isFresh("ada"), true);
      source.asked.length = 0;
      clock.jump(ms);
      assert.equal(loader.isFresh("ada"), false);
      await load();
      assert.equal(source.asked.length, 4);
      assert.equal(loader.isFresh("ada"), true);
    });
  }

  it("is not fresh before it was ever loaded", () => {
    assert.equal(loader.isFresh("ada"), false);
  });

  it("does not tell an old price where the new one cannot be had", async () => {
    await load();
    await clock.advance(10 * 60_000);
    failWith({ kind: "serverError", status: 500 });
    assert.deepEqual((await load()).systems, []);
  });

  it("is on its way first and then there at once", async () => {
    const answer = new Deferred<Catalogue["systems"]>();
    source.answerSystems = () => answer.promise;
    const loading = loader.load("ada");
    const systemsNow = () => loading.now?.systems;
    assert.equal(systemsNow(), undefined);
    assert.equal(loader.load("ada"), loading);
    answer.resolve(systems);
    await loading.whenLoaded;
    assert.deepEqual(systemsNow(), systems);
    assert.deepEqual(loader.load("ada").now?.systems, systems);
  });

  it("has no list where the API knows none, and does not ask for it again", async () => {
    failWith({ kind: "notFound", detail: undefined });
    const { systems: none, missing } = await load();
    assert.deepEqual(none, []);
    assert.equal(missing?.systems?.kind, "notFound");
    assert.equal(loader.load("ada").now?.missing?.systems?.kind, "notFound");
    assert.equal(source.asked.filter((name) => name === "systems").length, 1);
    assert.deepEqual(logger.lines, ["info No list of systems: notFound."]);
  });

  const passing: readonly Problem[] = [
    { kind: "forbidden", detail: undefined },
    { kind: "unauthorized" },
    { kind: "timeout", host: "admin.vps.org", afterMs: 30_000 },
    { kind: "network", host: "admin.vps.org", code: "ECONNRESET" },
    { kind: "serverError", status: 500 },
    { kind: "rateLimited", retryAfterMs: undefined },
    { kind: "badAnswer", reason: "cutOff" },
  ];
  for (const problem of passing) {
    it(`is without a list that failed by ${problem.kind}, and asks for that one again`, async () => {
      failWith(problem);
      assert.deepEqual(await load(), { ...emptyCatalogue, missing: { systems: problem } });
      source.answerSystems = () => Promise.resolve(systems);
      source.asked.length = 0;
      assert.deepEqual((await load()).systems, systems);
      assert.deepEqual(source.asked, ["systems"]);
    });
  }

  it("never fails as a whole, even by a fault of the program", async () => {
    source.answerSystems = () => Promise.reject(new TypeError("no such thing"));
    const { missing, ...lists } = await load();
    assert.deepEqual(lists, emptyCatalogue);
    assert.deepEqual(Object.keys(missing ?? {}), ["systems"]);
    assert.match(logger.lines.join(), /no such thing/);
  });

  it("is empty for an account that has signed out, and asked for once it is back", async () => {
    assert.deepEqual(await loader.load("eve").whenLoaded, emptyCatalogue);
    let isBack = false;
    loader = new CatalogueLoader(() => (isBack ? source : undefined), logger, clock);
    await load();
    isBack = true;
    assert.deepEqual((await load()).systems, systems);
  });
});

describe("The catalogue of a real API", () => {
  for (const catalogues of [true, false]) {
    it(`${catalogues ? "with" : "without"} the lists that no document describes`, async () => {
      const simulator = await startSimulator({ catalogues });
      const { client } = testClient(simulator.apiUrl);
      const loader = new CatalogueLoader(() => client, new RecordingLogger(), new FakeClock());
      const { plans, systems, locations, sshKeys } = await loader.load("ada").whenLoaded;
      assert.equal(plans.length, 4);
      assert.equal(systems.length, catalogues ? 5 : 0);
      assert.equal(locations.length, catalogues ? 4 : 0);
      assert.equal(sshKeys.length, catalogues ? 2 : 0);
      await simulator.close();
    });
  }

  it("that answers something else in their place, is without them", async () => {
    const simulator = await startSimulator({ catalogues: true });
    const oddities = ["{}", '"no"', "<h1>Hello</h1>", "[1, null, {}]"];
    const paths = ["plans/", "operating-systems/", "locations/", "ssh-keys/"];
    paths.forEach((path, at) => {
      simulator.faults.add({
        match: { path },
        times: Infinity,
        fault: { kind: "rawBody", text: oddities[at] ?? "" },
      });
    });
    const { client } = testClient(simulator.apiUrl);
    const loader = new CatalogueLoader(() => client, new RecordingLogger(), new FakeClock());
    const { missing, ...lists } = await loader.load("ada").whenLoaded;
    assert.deepEqual(lists, emptyCatalogue);
    assert.deepEqual(Object.keys(missing ?? {}).sort(), Object.keys(lists).sort());
    await simulator.close();
  });
});
