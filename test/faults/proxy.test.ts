import assert from "node:assert/strict";
import { workspace } from "vscode";
import { describeProblem } from "../../src/ui/describeProblem";
import { problemFrom } from "../fakes/rejection";
import { testClient } from "../fakes/testClient";
import { startClosedProxy, type ClosedProxy } from "../simulator/closedProxy";

describe("A proxy that requires authentication", () => {
  const host = "api.invalid";
  let proxy: ClosedProxy;

  const useProxy = (url: string | undefined) =>
    workspace.getConfiguration("http").update("proxy", url, true);

  before(async () => {
    proxy = await startClosedProxy();
    await useProxy(proxy.url);
  });

  after(async () => {
    await useProxy(undefined);
    await proxy.close();
  });

  it("is named for what it is, and sees no token", async () => {
    const { client } = testClient(`https://${host}/api/v1/`);
    const problem = await problemFrom(client.listServers());
    assert.deepEqual(problem, { kind: "proxy", host });
    assert.equal(
      describeProblem(problem),
      `The proxy between VS Code and ${host} requires authentication. Check the proxy settings in VS Code.`,
    );
    assert.deepEqual(proxy.asked, [`CONNECT ${host}:443`]);
    assert.deepEqual(proxy.authorizations, [""]);
  });
});
