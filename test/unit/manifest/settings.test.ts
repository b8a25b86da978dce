import assert from "node:assert/strict";
import { groupings } from "../../../src/core/servers/serverGroups";
import { settingIds } from "../../../src/core/base/manifestIds";
import { contributes } from "./manifest";

const { properties } = contributes.configuration;

describe("The settings in the manifest", () => {
  it("have the names and defaults that users rely on", () => {
    const defaults = Object.entries(properties).map(([name, setting]) => [name, setting.default]);
    assert.deepEqual(Object.fromEntries(defaults), {
      "vps.apiUrl": "https://admin.vps.org/api/v1/",
      "vps.refreshInterval": 60,
      "vps.requestTimeout": 30,
      "vps.groupBy": "location",
      "vps.sortBy": "name",
      "vps.openDetailsOnClick": true,
      "vps.confirmPowerActions": true,
      "vps.snippets": {},
      "vps.ssh.user": "root",
      "vps.ssh.port": 22,
      "vps.ssh.identityFile": "",
    });
  });

  it("are those that the code knows, no more and no fewer", () => {
    assert.deepEqual(Object.keys(properties).sort(), Object.values(settingIds).sort());
  });

  for (const [name, { scope }] of Object.entries(properties)) {
    it(`keep ${name} out of a workspace's reach`, () => {
      assert.equal(scope, "application");
    });
  }

  it("name no default of another type than the setting's", () => {
    for (const [name, { type, default: value }] of Object.entries(properties)) {
      assert.equal(typeof value, type === "integer" ? "number" : type, name);
    }
  });

  it("offer every grouping that the tree knows, each described", () => {
    const setting = properties["vps.groupBy"];
    assert.deepEqual(setting?.enum, [...groupings]);
    assert.equal(setting.enumDescriptions?.length, groupings.length);
  });

  it("have an order, and numbers their limits", () => {
    const orders = Object.values(properties).map(({ order }) => order);
    assert.equal(new Set(orders.filter((order) => order !== undefined)).size, orders.length);
    for (const [name, { type, minimum, maximum }] of Object.entries(properties)) {
      const isNumber = type === "number" || type === "integer";
      assert.equal(minimum !== undefined && maximum !== undefined, isNumber, name);
    }
  });

  it("stay on their computer where they belong to it alone", () => {
    const kept = Object.entries(properties).filter(([, { ignoreSync }]) => ignoreSync);
    assert.deepEqual(
      kept.map(([name]) => name),
      ["vps.apiUrl", "vps.ssh.identityFile"],
    );
  });

  it("keep the SSH port within what a port can be", () => {
    const { minimum, maximum } = properties["vps.ssh.port"] ?? {};
    assert.deepEqual([minimum, maximum], [1, 65_535]);
  });
});
