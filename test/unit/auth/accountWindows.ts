import { systemNewId } from "../../../src/files/newId";
import { Accounts } from "../../../src/auth/accounts";
import { AccountStore } from "../../../src/auth/accountStore";
import { FakeClock } from "../../fakes/fakeClock";
import { MemorySecrets } from "../../fakes/memorySecrets";
import { RecordingLogger } from "../../fakes/recordingLogger";

/** The windows of one user, who has one keyring and one setting of the API's address. */
export class AccountWindows {
  readonly secrets = new MemorySecrets();
  readonly clock = new FakeClock();
  /** How often a window has said that the keyring cannot be used. */
  failures = 0;

  constructor(private readonly apiUrl: () => string | undefined) {}

  /** A window that has read the keyring. */
  async open(environmentToken?: string): Promise<Accounts> {
    const accounts = this.begin(environmentToken);
    await accounts.load();
    return accounts;
  }

  begin(environmentToken?: string): Accounts {
    const { secrets, clock, apiUrl } = this;
    return new Accounts({
      newId: systemNewId,
      store: new AccountStore({ secrets, logger: new RecordingLogger(), clock }),
      apiUrl,
      environmentToken,
      clock,
      onStorageFailed: () => {
        this.failures += 1;
      },
    });
  }
}
