const locations = ["us-west", "us-east", "eu-central", "eu-north", "ap-south", "ap-east"];
const plans = [
  { id: 1, name: "Standard VPS", vcpus: 2, memory: 4096, storage: 80 },
  { id: 2, name: "Performance VPS", vcpus: 4, memory: 8192, storage: 160 },
];
const systems = [
  { id: 5, name: "Ubuntu 22.04 LTS" },
  { id: 6, name: "Debian 12" },
];
const statuses = ["active", "active", "active", "stopped", "active", "suspended"];

/** One server as the document's list has it, of so many that no two are alike. */
export function wireServer(at: number, status?: string) {
  const number = 10_000 + at;
  return {
    id: number,
    name: `web-server-${number}`,
    hostname: `web${number}.example.com`,
    status: status ?? statuses[at % statuses.length],
    ip_address: `203.0.${at % 200}.${(at * 7) % 250}`,
    location: locations[(at * 13) % locations.length],
    plan: plans[at % plans.length],
    os: systems[at % systems.length],
    created_at: "2025-01-10T14:30:00Z",
    updated_at: "2025-01-15T10:20:00Z",
  };
}

/** The answer to call 1. In each version, `changed` servers have another state than in the one before. */
export function listBody(count: number, changed: number, version: number): string {
  const step = Math.max(1, Math.floor(count / Math.max(1, changed)));
  const results = Array.from({ length: count }, (_, at) => {
    const isOther = version % 2 === 1 && at % step === 0 && at / step < changed;
    return wireServer(at, isOther ? "stopped" : undefined);
  });
  return JSON.stringify({ count, results });
}
