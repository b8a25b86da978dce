import type { CalmPanel, TrueAccount } from "../run/closing";
import { isSameId, type Evidence, type Violation } from "./evidence";

const looks: Readonly<Record<string, string>> = { active: "running", stopped: "stopped" };

/** Once everything is calm, each panel shows its server as it is, or that it is out of sight. */
export function panelTruth(evidence: Evidence): readonly Violation[] {
  const { closing } = evidence;
  return closing.windows.flatMap(({ name, panels }) =>
    panels.flatMap((panel) => {
      const kept = closing.kept.find(({ key }) => key === panel.ref.accountKey);
      const account = evidence.validAccount(kept?.token);
      const isOfOtherApi = kept?.apiUrl !== undefined && kept.apiUrl !== closing.apiUrl;
      const wanted =
        kept?.isSignedOut === true || isOfOtherApi
          ? "signedOut"
          : account
            ? wordsOfTruth(panel, account)
            : undefined;
      const shown = wordsOf(panel);
      return wanted === undefined || wanted === shown
        ? []
        : [
            {
              rule: "in the end every panel shows the truth",
              entry: undefined,
              text: `${name}: ${panel.ref.serverId} is "${wanted}", and shown as "${shown}"`,
            },
          ];
    }),
  );
}

function wordsOf({ state: { phase, name, lead } }: CalmPanel): string {
  const look = lead.look === "running" || lead.look === "stopped" ? lead.look : "otherwise";
  return phase === "open" ? `${name} ${look}` : phase;
}

function wordsOfTruth({ ref }: CalmPanel, { servers }: TrueAccount): string {
  const server = [...servers].find(([id]) => isSameId(id, ref.serverId))?.[1];
  return server ? `${server.name} ${looks[server.status] ?? "otherwise"}` : "gone";
}
