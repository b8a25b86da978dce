import { debian12, performancePlan, standardPlan, ubuntu2204 } from "./catalogue";
import type { ServerRecord } from "./serverRecords";

/** The two servers of the examples in docs/api.md, which the tests call the document. */
export const documentServers: readonly ServerRecord[] = [
  {
    id: 12345,
    name: "web-server-01",
    hostname: "web01.example.com",
    status: "active",
    ipAddress: "203.0.113.10",
    ipv6Address: "2001:0db8::1",
    location: "us-west",
    plan: standardPlan,
    os: ubuntu2204,
    backupsEnabled: true,
    createdAt: "2025-01-10T14:30:00Z",
    updatedAt: "2025-01-15T10:20:00Z",
    detailsUpdatedAt: "2025-01-16T15:45:00Z",
    usage: { cpuPercent: 23.5, memoryUsed: 2048, diskUsed: 35, bandwidthUsed: 450 },
  },
  {
    id: 12346,
    name: "db-server-01",
    hostname: "db01.example.com",
    status: "active",
    ipAddress: "203.0.113.11",
    ipv6Address: "2001:0db8::2",
    location: "us-east",
    plan: performancePlan,
    os: debian12,
    backupsEnabled: false,
    createdAt: "2025-01-12T09:15:00Z",
    updatedAt: "2025-01-16T08:45:00Z",
    usage: { cpuPercent: 41.2, memoryUsed: 5210, diskUsed: 96, bandwidthUsed: 1310 },
  },
];
