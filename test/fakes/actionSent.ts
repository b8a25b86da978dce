import type { AccountServers } from "../../src/core/servers/accountServers";
import type { PendingChange } from "../../src/core/servers/pendingChanges";
import { isAfter, transitionOf, type PowerAction } from "../../src/core/servers/powerAction";

/** A power action has been sent: what is shown of it until it is confirmed. */
export function actionSent(
  servers: AccountServers,
  serverId: string,
  action: PowerAction,
): PendingChange | undefined {
  const statusBefore = servers.find(serverId)?.status ?? "";
  return servers.beginChange({
    serverId,
    shown: { status: transitionOf(action) },
    isConfirmedBy: ({ status }) => isAfter(action, status, statusBefore),
  });
}
