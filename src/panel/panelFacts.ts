import { l10n } from "vscode";
import type { Formats } from "../core/base/formats";
import type { Server, ServerDetails } from "../core/servers/server";
import type { DetailsSnapshot } from "../core/refresh/serverDetailsFeed";
import { copyIntents, factIds, type Fact, type FactId } from "../shared/panelState";
import { planSizes } from "../ui/planSizes";
import { shortened } from "./shownText";

/** What only the server's details contain; until they arrive, its place is reserved. */
const fromDetails: ReadonlySet<FactId> = new Set(["ipv6", "backups"]);

export function panelFacts(
  { server, details, problem }: DetailsSnapshot,
  formats: Formats,
  nowMs: number,
  ownNote = "",
): readonly Fact[] {
  return factIds.map((id): Fact => {
    const known = details ?? server;
    const isOwn = id === "note";
    const [value, note] = isOwn ? [ownNote] : known ? valueOf(id, known, formats, nowMs) : [];
    if (value !== undefined && value !== "") {
      const text = shortened(value);
      return { id, presence: "known", value: text, note: note ?? "", copy: copyIntents[id] };
    }
    const isLoading = !problem && !isOwn && (!server || (fromDetails.has(id) && !details));
    return {
      id,
      presence: isLoading ? "loading" : "missing",
      value: "",
      note: "",
      copy: undefined,
    };
  });
}

type ValueAndNote = readonly [value?: string | undefined, note?: string];

function valueOf(
  id: Exclude<FactId, "note">,
  server: Server | ServerDetails,
  formats: Formats,
  nowMs: number,
): ValueAndNote {
  switch (id) {
    case "plan":
      return server.plan ? [server.plan.name, planSizes(server.plan, formats).join(" · ")] : [];
    case "os":
      return [server.os?.name];
    case "location":
      return [server.location];
    case "backups":
      return [backupsWord("backupsEnabled" in server ? server.backupsEnabled : undefined)];
    case "hostname":
      return [server.hostname];
    case "ipv4":
      return [server.ipv4];
    case "ipv6":
      return [server.ipv6];
    case "id":
      return [server.id];
    case "created":
      return moment(server.createdAtMs, formats, nowMs);
    case "updated":
      return moment(server.updatedAtMs, formats, nowMs);
  }
}

function moment(ms: number | undefined, formats: Formats, nowMs: number): ValueAndNote {
  return ms === undefined ? [] : [formats.dateTime(ms), formats.ago(ms, nowMs)];
}

function backupsWord(enabled: boolean | undefined): string | undefined {
  if (enabled === undefined) {
    return undefined;
  }
  return enabled ? l10n.t("On") : l10n.t("Off");
}
