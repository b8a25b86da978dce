import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemStorage } from "../../../src/files/storage";
import { AttemptFiles } from "../../../src/sync/attemptFiles";
import { lateAttempts } from "../../../src/sync/lateAttempts";

describe("Files of orders that are loaded with the first order", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "vps-orders-"));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  const attempt = {
    accountKey: "ada",
    request: {
      name: "web",
      planId: "1",
      osId: "5",
      location: { code: "us-west", id: undefined },
      hostname: "",
      sshKeyId: undefined,
      backupsEnabled: false,
    },
    idsBefore: undefined,
    knownUntilMs: undefined,
    sentAtMs: 1,
    problem: undefined,
  };

  it("are the same files as those of any other window", async () => {
    const late = lateAttempts(folder, systemStorage);
    const entered = { ...attempt, id: late.newId() };
    await late.write(entered);
    assert.deepEqual(await new AttemptFiles(folder, systemStorage).read(), [entered]);
    await late.remove(entered.id);
    assert.deepEqual(await late.read(), []);
  });

  it("give each order an id of its own", () => {
    const late = lateAttempts(folder, systemStorage);
    assert.notEqual(late.newId(), late.newId());
  });
});
