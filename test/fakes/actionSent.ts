import type { AccountServers } from "../../src/core/servers/accountServers";
import type { PendingChange } from "../../src/core/servers/pendingChanges";
import { transitionOf, type PowerAction } from "../../src/core/servers/powerAction";

/** Marks a server as src/core/changes/powerChange.ts does when an action is sent. */
export function actionSent(
  servers: AccountServers,
  serverId: string,
  action: PowerAction,
): PendingChange | undefined {
  const statusBefore = servers.find(serverId)?.status;
  return servers.beginChange({
    serverId,
    shown: { status: transitionOf(action) },
    isConfirmedBy: ({ status }) => status !== statusBefore,
  });
}
