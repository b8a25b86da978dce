import type { MarkdownString } from "vscode";
import type { Clock } from "../core/base/clock";
import type { ServerRef } from "../core/servers/server";
import type { UsageSample } from "../core/usage/usageSample";
import { serverTooltip } from "./serverTooltip";
import type { ServerNode } from "./serverRows";
import { usageSummary } from "./usageSummary";

/** Where the tooltip finds a server's recent usage. */
export interface UsageRecord {
  readonly load: (ref: ServerRef) => Promise<readonly UsageSample[]>;
}

/** The tooltip of a server's row. It is a bundle of its own, loaded with the first one. */
export async function rowTooltip(
  { accountKey, server, mark }: ServerNode,
  usage: UsageRecord,
  clock: Pick<Clock, "now">,
): Promise<MarkdownString> {
  const samples = await usage.load({ accountKey, serverId: server.id });
  return serverTooltip(server, usageSummary(server, samples, clock.now()), mark?.note);
}
