import assert from "node:assert/strict";
import { listedServer } from "../../../../src/core/servers/listedServer";
import { aListedServer, aServer } from "../../../fakes/samples";

const usage = { cpuPercent: 1, memoryUsedMb: 2, diskUsedGb: 3, bandwidthUsedGb: 4 };
const full = aListedServer("1");
const bare = aListedServer("1", {
  ipv6: undefined,
  plan: full.plan && { ...full.plan, bandwidthGb: undefined },
});

describe("What the list keeps of a server", () => {
  it("leaves out figures that are others in every answer", () => {
    const details = aServer("1", { usage, backupsEnabled: true });
    assert.deepEqual(listedServer(details, undefined), full);
  });

  it("keeps what only the server's own answer tells", () => {
    assert.deepEqual(listedServer(bare, full), full);
    assert.deepEqual(listedServer(bare, undefined), bare);
  });

  it("does not keep the bandwidth of another plan", () => {
    const other = { ...bare, plan: bare.plan && { ...bare.plan, id: "2" } };
    assert.equal(listedServer(other, full).plan?.bandwidthGb, undefined);
  });

  it("believes the answer in everything that it tells", () => {
    const changed = aListedServer("1", { name: "new", status: "stopped", ipv6: "2001:db8::9" });
    assert.deepEqual(listedServer(changed, full), changed);
  });
});
