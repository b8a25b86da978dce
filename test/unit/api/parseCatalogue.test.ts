import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  parseLocations,
  parsePlans,
  parseSshKeys,
  parseSystems,
} from "../../../src/api/parseCatalogue";

const uuid = "3f2b7c9e-0d4a-4a55-9d8e-2a1d3c5b7e90";
const starter = {
  id: 1,
  name: "Starter VPS",
  slug: "starter",
  vcpus: 1,
  memory: 2048,
  storage: 40,
  bandwidth: 1024,
  price_monthly: 5.0,
  price_hourly: 0.007,
  available: true,
  locations: ["us-west", "us-east", "eu-central"],
  description: "For small sites",
};
const parsedStarter = {
  id: "1",
  name: "Starter VPS",
  vcpus: 1,
  memoryMb: 2048,
  storageGb: 40,
  bandwidthGb: 1024,
  monthlyUsd: 5,
  hourlyUsd: 0.007,
  isAvailable: true,
  locations: ["us-west", "us-east", "eu-central"],
};
const junk = [null, 1, "plan", [], {}, { id: null }, { id: {} }, { name: "no id" }, { id: -1 }];

describe("A plan of the catalogue", () => {
  it("is read as the document has it", () => {
    assert.deepEqual(parsePlans([starter]), [parsedStarter]);
  });

  it("may have its prices as text", () => {
    const plan = { ...starter, price_monthly: "5.00", price_hourly: " 0.0070 " };
    assert.deepEqual(parsePlans([plan]), [parsedStarter]);
  });

  it("has no price where that makes no sense, never a wrong one", () => {
    for (const price of ["free", "", "5,00 €", -1, null, {}, "NaN", "Infinity"]) {
      const [plan] = parsePlans([{ ...starter, price_monthly: price }]);
      assert.equal(plan?.monthlyUsd, undefined, JSON.stringify(price));
    }
  });

  it("is known by its UUID where it has one", () => {
    assert.equal(parsePlans([{ ...starter, uuid }])[0]?.id, uuid);
  });

  it("of which little is known is on offer everywhere, by its id", () => {
    const [plan] = parsePlans([{ id: "7" }]);
    assert.equal(plan?.name, "7");
    assert.equal(plan.isAvailable, true);
    assert.equal(plan.locations, undefined);
  });

  it("that is not available says so, as a flag or as text", () => {
    for (const available of [false, "false"]) {
      assert.equal(parsePlans([{ ...starter, available }])[0]?.isAvailable, false);
    }
  });

  it("costs the others nothing when it cannot be read", () => {
    assert.deepEqual(parsePlans([...junk, starter, ...junk]), [parsedStarter]);
  });
});

describe("An operating system of the catalogue", () => {
  it("is an entry with its family before its version", () => {
    assert.deepEqual(parseSystems([{ id: 5, name: "Ubuntu 22.04 LTS" }]), [
      { id: "5", name: "Ubuntu 22.04 LTS", family: "Ubuntu" },
    ]);
  });

  it("may be nested, with an id for each version", () => {
    const nested = {
      uuid: "family",
      name: "Rocky Linux",
      versions: [{ uuid, name: "9" }, { id: 8, version: "8.10" }, { id: 7 }, { name: "no id" }],
    };
    assert.deepEqual(parseSystems([nested]), [
      { id: uuid, name: "Rocky Linux 9", family: "Rocky Linux" },
      { id: "8", name: "Rocky Linux 8.10", family: "Rocky Linux" },
      { id: "7", name: "Rocky Linux", family: "Rocky Linux" },
    ]);
  });

  it("without a version to choose is not on offer", () => {
    assert.deepEqual(parseSystems([{ id: 1, name: "Debian", versions: [] }]), []);
  });

  it("costs the others nothing when it cannot be read", () => {
    assert.equal(parseSystems([...junk, { id: 5, name: "Debian 12" }]).length, 1);
  });
});

describe("A location of the catalogue", () => {
  it("is known by its code, else by its name", () => {
    assert.deepEqual(
      parseLocations([
        { id: 1, code: "us-west", name: "US West" },
        { uuid, name: "Mars" },
        { id: 3 },
        ...junk.filter((entry) => JSON.stringify(entry) !== '{"name":"no id"}'),
      ]),
      [
        { code: "us-west", name: "US West", id: "1" },
        { code: "Mars", name: "Mars", id: uuid },
      ],
    );
  });
});

describe("An SSH key of the catalogue", () => {
  it("is known by its name, else by its id", () => {
    assert.deepEqual(parseSshKeys([{ id: 1, name: "laptop" }, { uuid }, ...junk]), [
      { id: "1", name: "laptop" },
      { id: uuid, name: uuid },
    ]);
  });
});

describe("A catalogue", () => {
  it("is read whatever the entries are", () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 3 })), (entries) => {
        for (const parse of [parsePlans, parseSystems, parseLocations, parseSshKeys]) {
          assert.ok(Array.isArray(parse(entries)));
        }
      }),
    );
  });
});
