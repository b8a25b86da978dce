import assert from "node:assert/strict";
import { ConfigurationTarget, workspace } from "vscode";
import { settings, sshSettings } from "../../src/ui/settings";
import { setSetting, unsetSettings } from "./userSettings";

describe("The settings as the extension reads them", () => {
  afterEach(unsetSettings);

  it("are the defaults where nobody has set anything", () => {
    assert.deepEqual(settings.apiUrl(), { ok: true, url: "https://admin.vps.org/api/v1/" });
    assert.equal(settings.refreshIntervalMs(), 60_000);
    assert.equal(settings.requestTimeoutMs(), 30_000);
    assert.equal(settings.groupBy(), "location");
    assert.equal(settings.confirmPowerActions(), true);
    assert.deepEqual(sshSettings(), { user: "root", port: 22, identityFile: "" });
  });

  for (const [value, expected] of [
    [0, 0],
    [-5, 0],
    [1, 10_000],
    [10, 10_000],
    [90.5, 90_500],
    [2_592_000, 86_400_000],
    [1e300, 86_400_000],
    ["often", 60_000],
    [null, 60_000],
  ] as const) {
    it(`refresh every ${expected} ms for ${JSON.stringify(value)}`, async () => {
      await setSetting("refreshInterval", value);
      assert.equal(settings.refreshIntervalMs(), expected);
    });
  }

  for (const [value, expected] of [
    [0, 30_000],
    [-1, 30_000],
    [5, 5_000],
    [1e300, 600_000],
    [true, 30_000],
  ] as const) {
    it(`give up a request after ${expected} ms for ${JSON.stringify(value)}`, async () => {
      await setSetting("requestTimeout", value);
      assert.equal(settings.requestTimeoutMs(), expected);
    });
  }

  it("group by location where the word is unknown", async () => {
    await setSetting("groupBy", "colour");
    assert.equal(settings.groupBy(), "location");
  });

  it("go on asking where the answer to that is no yes or no", async () => {
    await setSetting("confirmPowerActions", "no");
    assert.equal(settings.confirmPowerActions(), true);
  });

  for (const [value, fault] of [
    ["", "notUrl"],
    ["admin.vps.org", "notUrl"],
    ["ftp://admin.vps.org/", "scheme"],
    ["http://admin.vps.org/api/v1/", "httpNotLoopback"],
    ["https://user:secret@admin.vps.org/api/v1/", "credentials"],
    ["https://admin.vps.org/api/v1/?x=1", "query"],
    [42, "notUrl"],
  ] as const) {
    it(`send a token nowhere for the address ${JSON.stringify(value)}`, async () => {
      await setSetting("apiUrl", value);
      assert.deepEqual(settings.apiUrl(), { ok: false, fault });
    });
  }

  it("cannot be set by a workspace", async () => {
    const configuration = workspace.getConfiguration("vps");
    for (const key of ["apiUrl", "refreshInterval", "ssh.user", "confirmPowerActions"]) {
      await assert.rejects(
        async () => configuration.update(key, "x", ConfigurationTarget.Workspace),
        /only into User settings/,
      );
    }
  });
});
