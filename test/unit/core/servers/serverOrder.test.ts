import assert from "node:assert/strict";
import {
  hasSamePlace,
  sortServers,
  type ServerOrder,
} from "../../../../src/core/servers/serverOrder";
import { aListedServer } from "../../../fakes/samples";

const servers = [
  aListedServer("1", { name: "web-10", status: "stopped", location: "us", createdAtMs: 3 }),
  aListedServer("2", { name: "web-9", status: "active", location: "eu", createdAtMs: undefined }),
  aListedServer("3", { name: "db", status: "suspended", location: "us", createdAtMs: 5 }),
  aListedServer("4", { name: "mail", status: "rebooting", location: "", createdAtMs: 4 }),
  aListedServer("5", { name: "api", status: "active", location: "eu", createdAtMs: 4 }),
];

describe("Servers in the order of", () => {
  for (const [order, expected] of [
    ["name", "api db mail web-9 web-10"],
    ["state", "db mail api web-9 web-10"],
    ["created", "db api mail web-10 web-9"],
    ["location", "mail api web-9 db web-10"],
  ] as const) {
    it(`their ${order}: ${expected}`, () => {
      const names = sortServers(servers, (server) => server, order).map(({ name }) => name);
      assert.equal(names.join(" "), expected);
    });
  }

  it("anything stay where they are unless what they are sorted by has changed", () => {
    const [web] = servers;
    assert.ok(web);
    const stays = (order: ServerOrder) => [
      hasSamePlace(web, { ...web, status: "starting" }, order),
      hasSamePlace(web, { ...web, ipv4: "192.0.2.1" }, order),
      hasSamePlace(web, { ...web, name: "other" }, order),
    ];
    assert.deepEqual(stays("name"), [true, true, false]);
    assert.deepEqual(stays("state"), [false, true, false]);
  });
});
