import assert from "node:assert/strict";
import fc from "fast-check";
import { groupings, groupServers, sortByName } from "../../../../src/core/servers/serverGroups";
import type { Grouping } from "../../../../src/core/servers/serverGroups";
import type { Server } from "../../../../src/core/servers/server";
import { aServer } from "../../../fakes/samples";

const performance = {
  id: "2",
  name: "Performance VPS",
  vcpus: 4,
  memoryMb: 8192,
  storageGb: 160,
  bandwidthGb: undefined,
};
const servers = [
  aServer("1", { name: "web-10", location: "us-west" }),
  aServer("2", { name: "web-9", location: "us-west", status: "stopped" }),
  aServer("3", { name: "Alpha", location: "eu-2", plan: performance }),
  aServer("4", { name: "db", location: "eu-10", os: { id: undefined, name: "Debian 12" } }),
  aServer("5", { name: "lost", location: "", plan: undefined, os: undefined }),
];

function drawn(by: Grouping): string[] {
  return groupServers(servers, by).map((group) => `${group.key}: ${namesOf(group.servers)}`);
}

function namesOf(some: readonly Server[]): string {
  return sortByName(some, (server) => server)
    .map(({ name }) => name)
    .join(" ");
}

describe("Servers in groups", () => {
  it("by location stand under its code, in the order that people count in", () => {
    assert.deepEqual(drawn("location"), [
      ": lost",
      "eu-2: Alpha",
      "eu-10: db",
      "us-west: web-9 web-10",
    ]);
  });

  it("by status stand under the status word", () => {
    assert.deepEqual(drawn("status"), ["active: Alpha db lost web-10", "stopped: web-9"]);
  });

  it("by plan stand under its name", () => {
    assert.deepEqual(drawn("plan"), [
      ": lost",
      "Performance VPS: Alpha",
      "Standard VPS: db web-9 web-10",
    ]);
  });

  it("by operating system stand under its name", () => {
    assert.deepEqual(drawn("os"), [
      ": lost",
      "Debian 12: db",
      "Ubuntu 22.04 LTS: Alpha web-9 web-10",
    ]);
  });

  it("by nothing stand in one group", () => {
    assert.deepEqual(drawn("none"), [": Alpha db lost web-9 web-10"]);
  });

  it("with the same name keep one order, whatever order they come in", () => {
    const twins = ["3", "1", "10", "2"].map((id) => aServer(id, { name: "twin" }));
    const order = (sorted: readonly { id: string }[]) => sorted.map(({ id }) => id);
    assert.deepEqual(order(sortByName(twins, (twin) => twin)), ["1", "2", "3", "10"]);
    assert.deepEqual(order(sortByName([...twins].reverse(), (twin) => twin)), [
      "1",
      "2",
      "3",
      "10",
    ]);
  });

  it("are all there, once, however they are grouped", () => {
    const words = fc.constantFrom("us-west", "__proto__", "constructor", "", "Ω");
    const some = fc.uniqueArray(fc.record({ id: fc.uuid(), location: words, status: words }), {
      selector: ({ id }) => id,
    });
    fc.assert(
      fc.property(some, fc.constantFrom(...groupings), (list, by) => {
        const groups = groupServers(
          list.map(({ id, ...rest }) => aServer(id, rest)),
          by,
        );
        const ids = groups.flatMap((group) => group.servers.map(({ id }) => id));
        assert.deepEqual(ids.sort(), list.map(({ id }) => id).sort());
        assert.equal(new Set(groups.map(({ key }) => key)).size, groups.length);
      }),
    );
  });
});
