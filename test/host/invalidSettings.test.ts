import assert from "node:assert/strict";
import { InvalidSettings } from "../../src/ui/invalidSettings";
import { RecordingNotifier } from "../fakes/recordingNotifier";
import { setSetting, unsetSettings } from "./userSettings";

describe("A setting with a value that can't be used", () => {
  let notifier: RecordingNotifier;
  let invalid: InvalidSettings;

  beforeEach(() => {
    notifier = new RecordingNotifier();
    invalid = new InvalidSettings(notifier);
  });

  afterEach(() => unsetSettings());

  for (const [key, value, sentence] of [
    [
      "groupBy",
      "bogus",
      'The setting vps.groupBy can\'t be "bogus". Servers are grouped by location instead.',
    ],
    [
      "refreshInterval",
      5,
      "The setting vps.refreshInterval can't be 5. It must be 0, or a number from 10 to 86400.",
    ],
    [
      "requestTimeout",
      -1,
      "The setting vps.requestTimeout can't be -1. It must be a number from 1 to 600.",
    ],
    [
      "confirmPowerActions",
      "no",
      'The setting vps.confirmPowerActions can\'t be "no". It must be true or false.',
    ],
  ] as const) {
    it(`is named once, with what can be: ${key}`, async () => {
      await setSetting(key, value);
      invalid.look();
      invalid.look();
      assert.deepEqual(notifier.shown, [
        { severity: "warn", message: sentence, buttons: ["Open Settings"] },
      ]);
    });
  }

  it("is named again only for another value", async () => {
    await setSetting("refreshInterval", 5);
    invalid.look();
    await setSetting("refreshInterval", 6);
    invalid.look();
    await setSetting("refreshInterval", 0);
    invalid.look();
    assert.equal(notifier.shown.length, 2);
  });

  it("is not looked for where all is well", () => {
    invalid.look();
    assert.deepEqual(notifier.shown, []);
  });
});
