import assert from "node:assert/strict";
import type { Problem } from "../../../../src/core/base/problem";
import { ProblemError } from "../../../../src/core/base/problemError";
import type { PowerAction } from "../../../../src/core/servers/powerAction";
import { FakeSource } from "../../../fakes/fakeSource";
import { aServer } from "../../../fakes/samples";
import { testFleet, type TestFleet } from "../../../fakes/testFleet";
import { withEvidence } from "../../../fakes/withEvidence";

const ref = { accountKey: "ada", serverId: "1" };
const problem: Problem = { kind: "serverError", status: 502 };
const unclear = new Map([["ada/1", problem]]);

describe("An action that is tried again after an unclear outcome", () => {
  let source: FakeSource;
  let fleet: TestFleet;

  beforeEach(async () => {
    source = new FakeSource(aServer("1"));
    fleet = testFleet({ apiOf: () => source });
    await fleet.refresher.refreshAll();
    source.asked.length = 0;
  });

  async function again(action: PowerAction, status: string) {
    source.servers = [aServer("1", { status })];
    const [result] = await fleet.power.run([ref], action, { unclear });
    return result?.outcome;
  }

  for (const [action, status] of [
    ["stop", "stopped"],
    ["stop", "stopping"],
    ["start", "active"],
    ["reboot", "rebooting"],
  ] as const) {
    it(`was carried out where ${action} finds the server ${status}: nothing is sent`, async () => {
      assert.deepEqual(await again(action, status), { kind: "accepted" });
      assert.deepEqual(source.asked, ["get 1"]);
    });
  }

  it("is sent where the server is as before", async () => {
    assert.deepEqual(await again("stop", "active"), { kind: "accepted" });
    assert.deepEqual(source.asked, ["get 1", "stop 1"]);
  });

  it("is not sent as a second reboot, of which nothing would tell", async () => {
    assert.deepEqual(await again("reboot", "active"), { kind: "unknown", problem });
    assert.deepEqual(source.asked, ["get 1"]);
  });

  it("stays unclear where the server can't be read", async () => {
    source.answerGet = () => Promise.reject(new ProblemError(withEvidence(problem)));
    assert.deepEqual(await again("stop", "active"), { kind: "unknown", problem });
    const [deleted] = await fleet.deletion.run([ref], { unclear });
    assert.deepEqual(deleted?.outcome, { kind: "unknown", problem });
    assert.deepEqual(
      source.asked.filter((one) => !one.startsWith("get")),
      [],
    );
  });

  it("of a deletion was carried out where the server is gone, else it is sent", async () => {
    const [sent] = await fleet.deletion.run([ref], { unclear });
    assert.deepEqual(sent?.outcome, { kind: "deleted" });
    assert.deepEqual(source.asked, ["get 1", "delete 1"]);
  });

  it("of a deletion that is done sends nothing", async () => {
    const gone = withEvidence({ kind: "notFound", detail: undefined });
    source.answerGet = () => Promise.reject(new ProblemError(gone));
    const [seen] = await fleet.deletion.run([ref], { unclear });
    assert.deepEqual(seen?.outcome, { kind: "deleted" });
    assert.deepEqual(
      source.asked.filter((one) => !one.startsWith("get")),
      [],
    );
  });
});
