import { orderedName, type Evidence, type Of, type SentWrite } from "./evidence";

/** A request for a new server, with all that the judge of orders asks of it. */
export interface Order extends SentWrite {
  /** What messages may call the server, as part of a pattern. */
  readonly label: string;
  /** The file that the window has written for it right before it was sent. */
  readonly record:
    { readonly path: string; readonly accountKey: string; readonly name: string } | undefined;
  /** When that file was removed. */
  readonly removed: Of<"removed"> | undefined;
}

export function ordersOf(evidence: Evidence): readonly Order[] {
  return evidence.writes
    .filter(({ verb }) => verb === "create")
    .map((write) => {
      const { sent } = write;
      const record = recordOf(evidence, sent);
      const removed = evidence
        .of("removed")
        .find(({ number, path }) => number > sent.number && path === record?.path);
      return {
        ...write,
        label: `(${labelsOf(evidence, sent, record?.name).join("|")})`,
        record,
        removed,
      };
    });
}

/** True for the name that was ordered, or that the API makes of the hostname. */
export function isLabelOf(name: string, ordered: string): boolean {
  return [firstLabel(ordered), ordered].some((one) => one.toLowerCase() === name.toLowerCase());
}

/** Where the API has no names, the user's is in no request. */
function labelsOf(
  evidence: Evidence,
  sent: Of<"sent">,
  recorded: string | undefined,
): readonly string[] {
  const label = firstLabel(orderedName(sent));
  const meant = evidence
    .of("meant")
    .findLast(
      ({ window, verb, number }) =>
        window === sent.window && verb === "create" && number < sent.number,
    );
  const names = [label, meant?.name ?? "", recorded ?? ""];
  return [...new Set(names)].filter((name) => name !== "");
}

/** What was written before the user said yes is of an earlier order: this one may have none. */
function recordOf(evidence: Evidence, sent: Of<"sent">): Order["record"] {
  const name = orderedName(sent);
  const names = [name, firstLabel(name)];
  const meant = evidence
    .of("meant")
    .findLast(
      (one) =>
        one.window === sent.window &&
        one.number < sent.number &&
        one.verb === "create" &&
        names.includes(one.name),
    );
  const entry = evidence
    .of("wrote")
    .findLast(
      ({ window, number, path, text }) =>
        window === sent.window &&
        number < sent.number &&
        number > (meant?.number ?? -1) &&
        path.includes("/orders/") &&
        names.some((one) => text.includes(`"${one}"`)),
    );
  const accountKey = /"accountKey":"([^"]*)"/.exec(entry?.text ?? "")?.[1] ?? "";
  const recorded = /"request":\{"name":"([^"]*)"/.exec(entry?.text ?? "")?.[1] ?? "";
  return entry && { path: entry.path, accountKey, name: recorded };
}

function firstLabel(name: string): string {
  return name.split(".")[0] ?? name;
}
