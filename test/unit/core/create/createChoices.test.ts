import assert from "node:assert/strict";
import {
  emptyCatalogue,
  familyOf,
  type Catalogue,
  type PlanOffer,
} from "../../../../src/core/create/catalogue";
import {
  nothingEntered,
  offeredLocations,
  offeredPlans,
  offeredSshKeys,
  offeredSystems,
  mostCommon,
  type OfferSources,
} from "../../../../src/core/create/createChoices";
import { aServer } from "../../../fakes/samples";

function aPlan(id: string, changes: Partial<PlanOffer> = {}): PlanOffer {
  return {
    id,
    name: `plan ${id}`,
    vcpus: 1,
    memoryMb: 2048,
    storageGb: 40,
    bandwidthGb: 1024,
    monthlyUsd: 5,
    hourlyUsd: 0.007,
    isAvailable: true,
    locations: ["us-west"],
    ...changes,
  };
}

function knowing(catalogue: Partial<Catalogue>, more: Partial<OfferSources> = {}): OfferSources {
  return {
    catalogue: { ...emptyCatalogue, ...catalogue },
    servers: [],
    entered: nothingEntered,
    ...more,
  };
}

const ids = (offers: readonly { readonly id: string }[]) => offers.map(({ id }) => id);

describe("The locations on offer", () => {
  it("are those of the own servers, then of the list, the plans, and entered ones", () => {
    const offered = offeredLocations(
      knowing(
        {
          locations: [{ code: "us-west", name: "US West", id: "7" }],
          plans: [aPlan("1", { locations: ["eu-central", "us-west"] })],
        },
        {
          servers: [aServer("1"), aServer("2", { location: "us-east" }), aServer("3")],
          entered: { ...nothingEntered, locations: ["mars-1", "us-east"] },
        },
      ),
    );
    assert.deepEqual(offered, [
      { code: "us-east", name: undefined, id: undefined, serverCount: 1 },
      { code: "us-west", name: "US West", id: "7", serverCount: 2 },
      { code: "eu-central", name: undefined, id: undefined, serverCount: 0 },
      { code: "mars-1", name: undefined, id: undefined, serverCount: 0 },
    ]);
  });

  it("stay where they are when more of them become known", () => {
    const servers = [aServer("1", { location: "us-west" }), aServer("2", { location: "us-east" })];
    const before = offeredLocations(knowing({}, { servers })).map(({ code }) => code);
    const plans = [aPlan("1", { locations: ["ap-south", "us-west", "us-north"] })];
    const after = offeredLocations(knowing({ plans }, { servers })).map(({ code }) => code);
    assert.deepEqual(after, [...before, "ap-south", "us-north"]);
  });

  it("leave out a server that names none", () => {
    assert.deepEqual(
      offeredLocations(knowing({}, { servers: [aServer("1", { location: "" })] })),
      [],
    );
  });
});

describe("The plans on offer", () => {
  it("are those that can be had in the location, the cheapest first", () => {
    const plans = [
      aPlan("dear", { monthlyUsd: 40 }),
      aPlan("unpriced", { monthlyUsd: undefined, hourlyUsd: undefined }),
      aPlan("elsewhere", { locations: ["us-east"] }),
      aPlan("cheap"),
      aPlan("gone", { isAvailable: false }),
      aPlan("anywhere", { monthlyUsd: 10, locations: undefined }),
      aPlan("nowhere", { locations: [] }),
    ];
    assert.deepEqual(ids(offeredPlans("us-west", knowing({ plans }))), [
      "cheap",
      "anywhere",
      "dear",
      "unpriced",
    ]);
  });

  it("keep the API's order where prices are the same", () => {
    const plans = ["b", "a", "c"].map((id) => aPlan(id));
    assert.deepEqual(ids(offeredPlans("us-west", knowing({ plans }))), ["b", "a", "c"]);
    const unpriced = plans.map((plan) => ({ ...plan, monthlyUsd: undefined }));
    assert.deepEqual(ids(offeredPlans("us-west", knowing({ plans: unpriced }))), ["b", "a", "c"]);
  });

  it("are those of the own servers where the API lists none, without a price", () => {
    const servers = [aServer("1"), aServer("2"), aServer("3", { plan: undefined })];
    const offered = offeredPlans("us-west", knowing({}, { servers }));
    assert.deepEqual(ids(offered), ["1"]);
    assert.equal(offered[0]?.name, "Standard VPS");
    assert.equal(offered[0].vcpus, 2);
    assert.equal(offered[0].monthlyUsd, undefined);
    assert.equal(offered[0].locations, undefined);
  });

  it("are not those of the own servers where the API lists its plans", () => {
    const known = knowing({ plans: [aPlan("9")] }, { servers: [aServer("1")] });
    assert.deepEqual(ids(offeredPlans("us-west", known)), ["9"]);
  });

  it("include what was entered by hand, unless it is there already", () => {
    const entered = {
      ...nothingEntered,
      plans: [
        { id: "77", label: "id 77" },
        { id: "9", label: "id 9" },
      ],
    };
    const offered = offeredPlans("us-west", knowing({ plans: [aPlan("9")] }, { entered }));
    assert.deepEqual(
      offered.map(({ name }) => name),
      ["plan 9", "id 77"],
    );
  });
});

describe("The operating systems on offer", () => {
  it("are sorted by family, then by version as people count", () => {
    const systems = ["Ubuntu 22.04 LTS", "Debian 12", "Debian 9", "Ubuntu 20.04 LTS"].map(
      (name) => ({ id: name, name, family: familyOf(name) }),
    );
    assert.deepEqual(ids(offeredSystems(knowing({ systems }))), [
      "Debian 9",
      "Debian 12",
      "Ubuntu 20.04 LTS",
      "Ubuntu 22.04 LTS",
    ]);
  });

  it("are those of the own servers where the API lists none", () => {
    const servers = [
      aServer("1"),
      aServer("2", { os: { id: "3", name: "Debian 12" } }),
      aServer("3", { os: { id: undefined, name: "Haiku" } }),
      aServer("4", { os: undefined }),
    ];
    const offered = offeredSystems(knowing({}, { servers }));
    assert.deepEqual(offered, [
      { id: "3", name: "Debian 12", family: "Debian" },
      { id: "5", name: "Ubuntu 22.04 LTS", family: "Ubuntu" },
    ]);
  });

  const families: readonly (readonly [string, string])[] = [
    ["Ubuntu 22.04 LTS", "Ubuntu"],
    ["Rocky Linux 9", "Rocky Linux"],
    ["AlmaLinux 9", "AlmaLinux"],
    ["Windows Server 2022", "Windows Server"],
    ["Debian", "Debian"],
    ["", ""],
    ["🐧 9", "🐧 9"],
  ];
  for (const [name, family] of families) {
    it(`put "${name}" under "${family}"`, () => {
      assert.equal(familyOf(name), family);
    });
  }
});

describe("The SSH keys on offer", () => {
  it("are those of the API and entered ones", () => {
    const sshKeys = [{ id: "1", name: "laptop" }];
    const entered = { ...nothingEntered, sshKeys: [{ id: "2", label: "id 2" }] };
    assert.deepEqual(offeredSshKeys(knowing({ sshKeys }, { entered })), [
      { id: "1", name: "laptop" },
      { id: "2", name: "id 2" },
    ]);
  });
});

describe("The usual choice", () => {
  it("is what most of the own servers have", () => {
    assert.equal(mostCommon(["b", "a", undefined, "a", ""]), "a");
  });

  it("is the first where as many have another, and none without servers", () => {
    assert.equal(mostCommon(["b", "a"]), "b");
    assert.equal(mostCommon([]), undefined);
    assert.equal(mostCommon([undefined, ""]), undefined);
  });
});
