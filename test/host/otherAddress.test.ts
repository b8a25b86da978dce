import assert from "node:assert/strict";
import { sayOtherAddress } from "../../src/ui/accountMessages";
import { RecordingNotifier } from "../fakes/recordingNotifier";
import { setSetting, unsetSettings } from "./userSettings";

const mine = "https://admin.vps.org/api/v1/";

describe("A new API address that no account belongs to", () => {
  afterEach(() => unsetSettings());

  it("is named beside the one that the accounts belong to", async () => {
    await setSetting("apiUrl", "https://admin.vsp.org/api/v1/");
    const notifier = new RecordingNotifier();
    sayOtherAddress(notifier, [mine]);
    assert.deepEqual(notifier.shown, [
      {
        severity: "info",
        message:
          "You are not signed in at https://admin.vsp.org/api/v1/. Your accounts belong to https://admin.vps.org/api/v1/.",
        buttons: ["Open Settings", "Sign In…"],
      },
    ]);
  });

  it("is not mentioned without accounts, nor if it can't be used at all", async () => {
    const notifier = new RecordingNotifier();
    await setSetting("apiUrl", "https://admin.vsp.org/api/v1/");
    sayOtherAddress(notifier, []);
    await setSetting("apiUrl", "nonsense");
    sayOtherAddress(notifier, [mine]);
    assert.deepEqual(notifier.shown, []);
  });
});
