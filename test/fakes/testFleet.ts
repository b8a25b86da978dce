import { createChanges, type FleetChanges } from "../../src/core/fleet/createChanges";
import { createFleet, type Fleet, type FleetOptions } from "../../src/core/fleet/createFleet";
import { FakeClock } from "./fakeClock";
import { MemoryAttempts } from "./memoryAttempts";
import { RecordingLogger } from "./recordingLogger";
import { anAccount } from "./samples";

export type TestFleet = Omit<Fleet, "clock"> & FleetChanges;

/** The fleet of one account, "ada", or of more, on clocks and disks of the test. */
export function testFleet(
  { apiOf, ...options }: Partial<FleetOptions> & Pick<FleetOptions, "apiOf">,
  ...accountKeys: readonly string[]
) {
  const clock = new FakeClock();
  const fleet = createFleet({
    apiOf,
    clock,
    logger: new RecordingLogger(),
    attempts: new MemoryAttempts(),
    ...options,
  });
  const keys = accountKeys.length === 0 ? ["ada"] : accountKeys;
  fleet.store.setAccounts(keys.map((key) => anAccount(key)));
  return { ...fleet, ...createChanges(fleet), clock };
}
