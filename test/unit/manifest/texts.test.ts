import assert from "node:assert/strict";
import texts from "../../../package.nls.json";
import { manifest } from "./manifest";

const keys = Object.keys(texts);
const references = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(
  ([, key = ""]) => key,
);

describe("The texts of the manifest", () => {
  it("exist for every key that the manifest names", () => {
    assert.ok(references.length > 40);
    assert.deepEqual(
      references.filter((key) => !keys.includes(key)),
      [],
    );
  });

  it("are all used", () => {
    assert.deepEqual(
      keys.filter((key) => !references.includes(key)),
      [],
    );
  });

  it("stand in package.nls.json and not in the manifest, where no one could translate them", () => {
    const fields = JSON.stringify(manifest.contributes).matchAll(
      /"(?:title|name|contents|markdownDescription|description|contextualTitle)":"([^"]+)"/g,
    );
    const bare = [...fields].map(([, text = ""]) => text).filter((text) => !/^%.+%$/.test(text));
    assert.deepEqual(bare, []);
    const described = JSON.stringify(manifest.contributes).match(/"enumDescriptions":\[[^\]]+\]/g);
    for (const list of described ?? []) {
      assert.match(list, /^"enumDescriptions":\[("%[^%]+%",?)+\]$/);
    }
  });

  it("use the typographic ellipsis and no stray spaces", () => {
    assert.deepEqual(
      Object.values(texts).filter((text) => text.includes("...") || text !== text.trim()),
      [],
    );
  });
});
