import type { Server, ServerPlan } from "./server";

/**
 * What the list keeps of an answer. A server's own answer has more, such as figures that are
 * others every time, which must not make its row another one; and a list has less, which is kept
 * from what was known.
 */
export function listedServer(answer: Server, known: Server | undefined): Server {
  return {
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
}

function listedPlan(
  answer: ServerPlan | undefined,
  known: ServerPlan | undefined,
): ServerPlan | undefined {
  const isSame = answer?.bandwidthGb === undefined && answer?.id === known?.id;
  return answer && isSame ? { ...answer, bandwidthGb: known?.bandwidthGb } : answer;
}
