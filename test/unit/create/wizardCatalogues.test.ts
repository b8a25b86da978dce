import assert from "node:assert/strict";
import { emptyCatalogue } from "../../../src/core/create/catalogue";
import { atPresentPrice, costsTheSame } from "../../../src/create/presentPrice";
import { WizardCatalogues } from "../../../src/create/wizardCatalogues";

const plan = {
  id: "1",
  label: "Standard VPS",
  monthlyUsd: 10,
  hourlyUsd: 0.015,
  locations: undefined,
};

function offering(monthlyUsd: number) {
  const offer = {
    ...plan,
    name: plan.label,
    vcpus: 2,
    memoryMb: 4_096,
    storageGb: 80,
    bandwidthGb: undefined,
    isAvailable: true,
    monthlyUsd,
  };
  const catalogue = { ...emptyCatalogue, plans: [offer] };
  return { now: catalogue, whenLoaded: Promise.resolve(catalogue) };
}

describe("The lists of a wizard", () => {
  it("are requested once, and again when they are old or when the user wants that", () => {
    let isFresh = true;
    const loaded: string[] = [];
    const load = (key: string) => {
      loaded.push(key);
      return offering(10);
    };
    const catalogues = new WizardCatalogues({ load, isFresh: () => isFresh });
    catalogues.of("ada");
    catalogues.forgetOld();
    catalogues.of("ada");
    assert.deepEqual(loaded, ["ada"]);
    isFresh = false;
    catalogues.forgetOld();
    catalogues.of("ada");
    assert.deepEqual(loaded, ["ada", "ada"]);
    catalogues.forget("ada");
    catalogues.of("ada");
    catalogues.forgetAll();
    catalogues.of("ada");
    assert.equal(loaded.length, 4);
  });

  it("are not requested a second time while they are on their way", () => {
    const loaded: string[] = [];
    const load = (key: string) => {
      loaded.push(key);
      return { ...offering(10), now: undefined };
    };
    const catalogues = new WizardCatalogues({ load, isFresh: () => false });
    catalogues.of("ada");
    catalogues.forgetOld();
    catalogues.of("ada");
    assert.deepEqual(loaded, ["ada"]);
  });
});

describe("The price of a chosen plan", () => {
  it("is that of now, so that the user sees when it has changed", async () => {
    const now = await atPresentPrice(plan, offering(12));
    assert.equal(now?.monthlyUsd, 12);
    assert.equal(costsTheSame(plan, now), false);
    assert.equal(costsTheSame(plan, await atPresentPrice(plan, offering(10))), true);
  });

  it("is none where the plan is no longer listed, and stays unknown where it was", async () => {
    const gone = await atPresentPrice({ ...plan, id: "9" }, offering(10));
    assert.deepEqual([gone?.monthlyUsd, gone?.hourlyUsd], [undefined, undefined]);
    const entered = { ...plan, monthlyUsd: undefined, hourlyUsd: undefined };
    assert.equal(await atPresentPrice(entered, offering(10)), entered);
    assert.equal(await atPresentPrice(undefined, offering(10)), undefined);
  });
});
