import { freePort } from "../vscode/freePort";
import { CertificateAuthority, selfSigned } from "../simulator/certificates";
import type { FaultMatch } from "../simulator/faults";
import { startSimulator } from "../simulator/simulator";
import type { FaultyWorld } from "./faultyWorld";
import type { Certificate, FaultRow, Strike } from "./faultRows";

export const authority = new CertificateAuthority();

export interface Struck {
  /** The host that the user sees in messages. */
  readonly host: string;
  /** How many requests reached a machine that should not have received any. */
  readonly strayRequests: () => number;
  readonly heal: () => Promise<void>;
}

/** Lets a fault strike: every request, or only the next one that matches. */
export async function strike(
  world: FaultyWorld,
  { strike: how }: FaultRow,
  only: FaultMatch | undefined,
): Promise<Struck> {
  switch (how.by) {
    case "connection":
      return reroute(world, how.to);
    case "redirect":
      return redirect(world, how, only);
    case "answer":
      world.stalls = ["noAnswer", "headersOnly", "drip"].includes(how.fault.kind);
      world.simulator.faults.add(lasting(how.fault, only));
      return struck(world, () => 0);
  }
}

function lasting<Fault>(fault: Fault, only: FaultMatch | undefined) {
  return { fault, ...(only ? { match: only, times: 1 } : { times: Infinity }) };
}

function struck(
  world: FaultyWorld,
  strayRequests: () => number,
  close: () => Promise<void> = () => Promise.resolve(),
): Struck {
  return {
    host: new URL(world.simulator.apiUrl).host,
    strayRequests,
    heal: async () => {
      world.simulator.faults.clear();
      world.client = world.clientOf(world.simulator.apiUrl);
      await close();
    },
  };
}

async function redirect(
  world: FaultyWorld,
  { status, to }: Extract<Strike, { by: "redirect" }>,
  only: FaultMatch | undefined,
): Promise<Struck> {
  const elsewhere = await startSimulator();
  const base = to === "elsewhere" ? elsewhere.apiUrl : world.simulator.apiUrl;
  const fault = { kind: "redirect", status, location: `${base}account/me/` } as const;
  world.simulator.faults.add(lasting(fault, only));
  return struck(
    world,
    () => elsewhere.requests.length,
    () => elsewhere.close(),
  );
}

type ConnectionTarget = Extract<Strike, { by: "connection" }>["to"];

async function reroute(world: FaultyWorld, to: ConnectionTarget): Promise<Struck> {
  if (to === "closedPort" || to === "unknownName") {
    const host =
      to === "closedPort" ? `127.0.0.1:${String(await freePort())}` : "no-such-host.invalid";
    world.client = world.clientOf(`http://${host}/api/v1/`);
    return { ...struck(world, () => 0), host };
  }
  const impostor = await startSimulator({ tls: certificateOf(to) });
  world.client = world.clientOf(impostor.apiUrl);
  const { host } = new URL(impostor.apiUrl);
  const untouched = struck(
    world,
    () => impostor.requests.length,
    () => impostor.close(),
  );
  return { ...untouched, host };
}

function certificateOf(kind: Certificate) {
  switch (kind) {
    case "selfSigned":
      return selfSigned();
    case "expired":
      return authority.issue({ expired: true });
    case "wrongHost":
      return authority.issue({ hosts: ["other.example"] });
  }
}
