import assert from "node:assert/strict";
import { Deferred } from "../../fakes/deferred";
import { documentServers } from "../../simulator/documentServers";
import type { ServerRecord } from "../../simulator/serverRecords";
import { eventuallyHolds } from "../../vscode/workbench/eventually";
import { openServersWindow, type ServersWindow } from "../serversWindow";

const [model] = documentServers;
assert.ok(model);

function fleetOf(count: number): readonly ServerRecord[] {
  assert.ok(model);
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  return numbers.map((id) => ({
    ...model,
    id,
    name: `web-${String(id).padStart(3, "0")}`,
    location: "us-west",
  }));
}

/** How often each path was sent a change. */
function changes({ simulator }: ServersWindow): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { method, path } of simulator.requests) {
    if (method !== "GET") {
      counts.set(path, (counts.get(path) ?? 0) + 1);
    }
  }
  return counts;
}

async function stopAll(window: ServersWindow): Promise<void> {
  await window.view.row("us-west").clickContextMenu("Stop");
  await window.workbench.dialog.opened();
  await window.workbench.dialog.click("Stop");
}

describe("Sixty servers of an API that wants pauses", () => {
  let window: ServersWindow;

  before(async () => {
    window = await openServersWindow({ simulator: { servers: fleetOf(60) } });
  });

  after(() => window.close());

  it("are all stopped, each by one accepted request, with the progress and a Cancel in sight", async () => {
    const { simulator, workbench } = window;
    for (const after of [10, 25, 40]) {
      simulator.faults.add({
        match: { method: "POST" },
        after,
        fault: { kind: "status", status: 429, headers: { "Retry-After": "3" } },
      });
    }
    // The progress goes with the last response, so one stays out until it has been looked at.
    const held = new Deferred<undefined>();
    simulator.faults.add({
      match: { method: "POST" },
      after: 50,
      fault: { kind: "hold", until: held.promise },
    });
    await stopAll(window);
    const progress = await workbench.notifications.find("Stopping 60 servers");
    assert.deepEqual(progress.buttons, ["Cancel"]);
    held.resolve(undefined);
    await workbench.notifications.find("Stop: 60 of 60 stopping.");
    const counts = [...changes(window).values()];
    assert.equal(counts.length, 60);
    assert.equal(
      counts.reduce((sum, count) => sum + count),
      63,
      "the three that were refused were sent again, and no other",
    );
  });
});

describe("A hundred servers of which forty can't be stopped", () => {
  let window: ServersWindow;

  before(async () => {
    window = await openServersWindow({ simulator: { servers: fleetOf(100) } });
  });

  after(() => window.close());

  it("end in one sentence and a page of all, where Retry Failed tries those forty again", async () => {
    const { simulator, workbench } = window;
    for (let id = 1; id <= 40; id += 1) {
      simulator.faults.add({
        match: { path: `servers/${String(id)}/stop/` },
        fault: { kind: "status", status: 409, body: { detail: "A backup is running." } },
      });
    }
    await stopAll(window);
    const sentence = "Stop: 60 of 100 stopping, 40 failed.";
    const said = await workbench.notifications.find(sentence);
    assert.deepEqual(said, {
      severity: "warning",
      message: sentence,
      buttons: ["Show Results", "Retry Failed", "Refresh"],
    });
    await workbench.notifications.click(sentence, "Show Results");
    await eventuallyHolds(
      () => workbench.page.locator(".editor-instance .view-lines").innerText(),
      (text) => {
        assert.match(
          text.replaceAll("\u00a0", " "),
          /40 failed\.\s+Failed \(40\)\s+web-001 was not/,
        );
      },
    );
    await workbench.page.locator(".codelens-decoration a", { hasText: "Retry Failed" }).click();
    await workbench.dialog.opened();
    assert.equal(await workbench.dialog.message(), "Stop 40 servers?");
    await workbench.dialog.click("Stop");
    await workbench.notifications.find("Stop: 40 of 40 stopping.");
    const again = [...changes(window)].filter(([, count]) => count === 2);
    assert.equal(changes(window).size, 100);
    assert.equal(again.length, 40);
  });
});
