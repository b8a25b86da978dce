import type { ServerRef } from "../servers/server";
import { deletingStatus } from "../servers/serverStatus";
import type { Change } from "./sendChange";

/** Cannot be undone. */
export function deletionChange(ref: ServerRef): Change<void> {
  return {
    ref,
    verb: "delete",
    isHarmful: true,
    shown: { status: deletingStatus },
    isConfirmedBy: () => false,
    send: (api) => api.deleteServer(ref.serverId),
    afterYes: () => "gone",
    afterNo: ({ kind }) => (kind === "notFound" ? "confirm" : "leave"),
    isDone: (now) => now === "gone",
  };
}
