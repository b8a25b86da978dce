import { isSameServer } from "./sameServer";
import type { Server, ServerPlan } from "./server";

/**
 * Keeps what the list shows. Details also carry usage, which changes with every response and must not
 * make the row count as changed; lists lack some fields, which are carried over. A server that is as
 * it was stays the same object.
 */
export function listedServer(answer: Server, known: Server | undefined): Server {
  if (answer === known) {
    return known;
  }
  const listed: Server = {
    id: answer.id,
    name: answer.name,
    hostname: answer.hostname,
    status: answer.status,
    ipv4: answer.ipv4,
    ipv6: answer.ipv6 ?? known?.ipv6,
    location: answer.location,
    plan: listedPlan(answer.plan, known?.plan),
    os: answer.os,
    createdAtMs: answer.createdAtMs,
    updatedAtMs: answer.updatedAtMs,
  };
  if (known && isSameServer(known, listed)) {
    return known;
  }
  // The list's own object, so that one that comes again need not be compared.
  const isAsListed = listed.ipv6 === answer.ipv6 && listed.plan === answer.plan;
  return isAsListed && !("usage" in answer) ? answer : listed;
}

function listedPlan(
  answer: ServerPlan | undefined,
  known: ServerPlan | undefined,
): ServerPlan | undefined {
  const isLacking = answer?.bandwidthGb === undefined && known?.bandwidthGb !== undefined;
  return answer && isLacking && answer.id === known.id
    ? { ...answer, bandwidthGb: known.bandwidthGb }
    : answer;
}
