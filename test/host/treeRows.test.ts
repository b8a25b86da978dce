import assert from "node:assert/strict";
import { parseListedServer } from "../../src/api/parseServer";
import { aListedServer, anAccount } from "../fakes/samples";
import documentList from "../fixtures/api/serverList.json";
import { storeOf } from "./storeOf";
import { drawnRows, treeText } from "./treeText";

const documentServers = documentList.results
  .map((answer) => parseListedServer(answer))
  .filter((server) => server !== undefined);

function views(...servers: readonly ReturnType<typeof aListedServer>[]) {
  return storeOf({ servers }).views();
}

function lines(...expected: readonly string[]): string {
  return expected.join("\n");
}

describe("The rows of the tree", () => {
  it("are the API document's two servers under their locations", () => {
    assert.equal(
      treeText(storeOf({ servers: documentServers }).views()),
      lines(
        "us-east  1 server, 1 active",
        "  db-server-01  Active · 203.0.113.11",
        "us-west  1 server, 1 active",
        "  web-server-01  Active · 203.0.113.10",
      ),
    );
  });

  for (const [grouping, expected] of [
    [
      "status",
      lines(
        "Active  2 servers, 2 active",
        "  db-server-01  Active · 203.0.113.11",
        "  web-server-01  Active · 203.0.113.10",
      ),
    ],
    [
      "plan",
      lines(
        "Performance VPS  1 server, 1 active",
        "  db-server-01  Active · 203.0.113.11",
        "Standard VPS  1 server, 1 active",
        "  web-server-01  Active · 203.0.113.10",
      ),
    ],
    [
      "os",
      lines(
        "Debian 12  1 server, 1 active",
        "  db-server-01  Active · 203.0.113.11",
        "Ubuntu 22.04 LTS  1 server, 1 active",
        "  web-server-01  Active · 203.0.113.10",
      ),
    ],
    ["none", lines("db-server-01  Active · 203.0.113.11", "web-server-01  Active · 203.0.113.10")],
  ] as const) {
    it(`are grouped by ${grouping} when somebody wants that`, () => {
      assert.equal(treeText(storeOf({ servers: documentServers }).views(), grouping), expected);
    });
  }

  it("get a level for the accounts as soon as there are two", () => {
    const store = storeOf(
      { servers: [aListedServer("1", { name: "web" })] },
      { account: anAccount("bob"), servers: [aListedServer("1", { name: "db" })] },
    );
    assert.equal(
      treeText(store.views()),
      lines(
        "ada@example.com  1 server, 1 active",
        "  us-west  1 server, 1 active",
        "    web  Active · 203.0.113.10",
        "bob@example.com  1 server, 1 active",
        "  us-west  1 server, 1 active",
        "    db  Active · 203.0.113.10",
      ),
    );
  });

  it("tell in an account's row what is wrong with it, or that its list is still coming", () => {
    const store = storeOf(
      { problem: { kind: "unauthorized" } },
      { account: anAccount("bob") },
      { account: anAccount("eve"), servers: [] },
    );
    assert.equal(
      treeText(store.views()),
      lines(
        "ada@example.com  VPS.org no longer accepts the token. Sign in again with a new one.",
        "bob@example.com  Loading…",
        "eve@example.com  0 servers, 0 active",
      ),
    );
  });

  it("leave out accounts and groups in which nothing matches the filter", () => {
    const store = storeOf(
      {
        servers: [
          aListedServer("1", { name: "web" }),
          aListedServer("2", { name: "db", location: "us-east" }),
        ],
      },
      { account: anAccount("bob"), servers: [aListedServer("3", { name: "mail" })] },
    );
    assert.equal(
      treeText(store.views(), "location", "db"),
      lines(
        "ada@example.com  2 servers, 2 active",
        "  us-east  1 server, 1 active",
        "    db  Active · 203.0.113.10",
      ),
    );
  });

  it("count how many servers of a location are active", () => {
    const servers = ["active", "stopped", "rebooting"].map((status) =>
      aListedServer(status, { name: status, status }),
    );
    assert.equal(treeText(views(...servers)).split("\n")[0], "us-west  3 servers, 1 active");
  });

  for (const [status, word] of [
    ["active", "Active"],
    ["stopped", "Stopped"],
    ["suspended", "Suspended"],
    ["provisioning", "Provisioning"],
    ["starting", "Starting"],
    ["stopping", "Stopping"],
    ["rebooting", "Rebooting"],
    ["Migrating to eu", "Migrating to eu"],
  ] as const) {
    it(`call the state "${status}" ${word}`, () => {
      const server = aListedServer("1", { name: "web", status });
      assert.equal(treeText(views(server), "none"), `web  ${word} · 203.0.113.10`);
    });
  }

  it("show the IPv6 address where there is no other, and none where there is none", () => {
    const six = aListedServer("1", { name: "six", ipv4: undefined });
    const none = aListedServer("2", { name: "none", ipv4: undefined, ipv6: undefined });
    assert.equal(
      treeText(views(six, none), "none"),
      lines("none  Active", "six  Active · 2001:db8::1"),
    );
  });

  it("have a group for servers of which the API names no location, plan or system", () => {
    const bare = aListedServer("1", {
      name: "bare",
      location: "",
      plan: undefined,
      os: undefined,
    });
    for (const grouping of ["location", "plan", "os"] as const) {
      assert.equal(
        treeText(views(bare), grouping).split("\n")[0],
        "Not specified  1 server, 1 active",
        grouping,
      );
    }
  });

  it("stand in the order of their names, numbers as numbers", () => {
    const servers = ["web-10", "web-9", "App", "web-1"].map((name, index) =>
      aListedServer(String(index), { name }),
    );
    const labels = drawnRows(views(...servers), "none").map(({ item }) => item.label);
    assert.deepEqual(labels, ["App", "web-1", "web-9", "web-10"]);
  });

  it("are all there for 500 servers, each with an id of its own", () => {
    const servers = Array.from({ length: 500 }, (_, index) =>
      aListedServer(String(index), { location: `site-${index % 7}` }),
    );
    const rows = drawnRows(views(...servers));
    assert.equal(rows.length, 507);
    assert.equal(new Set(rows.map(({ item }) => item.id)).size, 507);
  });
});
