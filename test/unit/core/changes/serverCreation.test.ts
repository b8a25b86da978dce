import assert from "node:assert/strict";
import type { Problem } from "../../../../src/core/base/problem";
import type { CreationOutcome, ServerCreation } from "../../../../src/core/changes/serverCreation";
import type { ServerStore } from "../../../../src/core/servers/serverStore";
import { aRequest } from "../../../fakes/requests";
import { testClient } from "../../../fakes/testClient";
import { testFleet } from "../../../fakes/testFleet";
import type { Fault } from "../../../simulator/faults";
import { startSimulator, type Simulator } from "../../../simulator/simulator";

interface Case {
  readonly what: string;
  readonly fault: Fault;
  readonly outcome: CreationOutcome["kind"];
  /** Of the refusal, or of what left the outcome unknown. */
  readonly problem?: Problem["kind"];
  /** How many servers there are more than before, by the simulator's own count. */
  readonly created: 0 | 1;
}

const status = (code: number, body: unknown = { detail: "No." }, acts = false): Fault => ({
  kind: "status",
  status: code,
  body,
  acts,
});
const refused = { outcome: "refused", created: 0 } as const;
const unknown = { outcome: "unknown", created: 0 } as const;
const adopted = { outcome: "adopted", created: 1 } as const;

const cases: readonly Case[] = [
  {
    what: "400 with one field",
    fault: status(400, { name: ["Taken."] }),
    ...refused,
    problem: "invalid",
  },
  {
    what: "400 with several fields",
    fault: status(400, { plan_id: ["No."], os_id: ["No."] }),
    ...refused,
    problem: "invalid",
  },
  {
    what: "400 without a field",
    fault: status(400, { detail: "No." }),
    ...refused,
    problem: "invalid",
  },
  { what: "400 without words", fault: status(400, {}), ...unknown, problem: "intercepted" },
  { what: "401", fault: status(401), ...refused, problem: "unauthorized" },
  {
    what: "402",
    fault: status(402, { detail: "Insufficient credits." }),
    ...refused,
    problem: "paymentRequired",
  },
  { what: "403", fault: status(403), ...refused, problem: "forbidden" },
  { what: "404", fault: status(404), ...refused, problem: "noApi" },
  { what: "409", fault: status(409), ...refused, problem: "conflict" },
  { what: "422", fault: status(422, { name: ["Taken."] }), ...refused, problem: "invalid" },
  { what: "429", fault: status(429), ...refused, problem: "rateLimited" },
  { what: "418", fault: status(418), ...refused, problem: "unexpectedStatus" },
  {
    what: "302",
    fault: { kind: "redirect", location: "/api/v1/servers/" },
    ...unknown,
    problem: "redirected",
  },
  {
    what: "307",
    fault: { kind: "redirect", location: "/api/v1/servers/", status: 307 },
    ...unknown,
    problem: "redirected",
  },
  { what: "500 before acting", fault: status(500), ...unknown, problem: "serverError" },
  {
    what: "502 before acting",
    fault: status(502, "<h1>Bad Gateway</h1>"),
    ...unknown,
    problem: "serverError",
  },
  { what: "500 after acting", fault: status(500, undefined, true), ...adopted },
  { what: "504 after acting", fault: status(504, "<h1>Gateway Timeout</h1>", true), ...adopted },
  {
    what: "a time-out before acting",
    fault: { kind: "noAnswer", acts: false },
    ...unknown,
    problem: "timeout",
  },
  { what: "a time-out after acting", fault: { kind: "noAnswer" }, ...adopted },
  { what: "a time-out within the answer", fault: { kind: "headersOnly" }, ...adopted },
  { what: "an answer that drips", fault: { kind: "drip", everyMs: 40 }, ...adopted },
  {
    what: "a reset before reading",
    fault: { kind: "reset", when: "beforeReading" },
    ...unknown,
    problem: "network",
  },
  {
    what: "a reset before acting",
    fault: { kind: "reset", when: "beforeActing" },
    ...unknown,
    problem: "network",
  },
  { what: "a reset after acting", fault: { kind: "reset", when: "afterActing" }, ...adopted },
  { what: "a reset within the answer", fault: { kind: "reset", when: "midAnswer" }, ...adopted },
  { what: "an answer that is cut off", fault: { kind: "cutOff" }, ...adopted },
  { what: "an answer that is cut off at once", fault: { kind: "cutOff", bytes: 0 }, ...adopted },
  { what: "an empty 201", fault: { kind: "emptyBody" }, ...adopted },
  { what: "an HTML 201", fault: { kind: "rawBody", text: "<h1>Hello</h1>" }, ...adopted },
  { what: "an empty object", fault: { kind: "rawBody", text: "{}" }, ...adopted },
  { what: "an answer far too large", fault: { kind: "hugeBody", bytes: 34_000_000 }, ...adopted },
  { what: "an answer in time", fault: { kind: "delay", ms: 20 }, outcome: "created", created: 1 },
  {
    what: "an answer of another content type",
    fault: { kind: "contentType", contentType: "text/html" },
    outcome: "created",
    created: 1,
  },
];

const problemIn = (outcome: CreationOutcome) =>
  outcome.kind === "unknown"
    ? outcome.attempt.problem
    : outcome.kind === "refused"
      ? outcome.problem
      : undefined;

/** Those that end by a time-out alone. */
const shortTimeoutMs = 250;
const endless: ReadonlySet<Fault["kind"]> = new Set(["noAnswer", "headersOnly", "drip"]);

describe("An order for one server", () => {
  for (const ids of ["integer", "uuid"] as const) {
    describe(`in the world of ${ids} ids`, () => {
      let simulator: Simulator;
      let store: ServerStore;
      let creation: ServerCreation;

      beforeEach(async () => {
        simulator = await startSimulator({ ids });
        await signIn();
      });

      afterEach(() => simulator.close());

      /** With a short time-out only where a test waits for it: a busy machine is slow to answer. */
      async function signIn(timeoutMs = 10_000): Promise<void> {
        const { client, clock } = testClient(simulator.apiUrl, { timeoutMs });
        const fleet = testFleet({ apiOf: (key) => (key === "ada" ? client : undefined), clock });
        ({ store, creation } = fleet);
        await fleet.refresher.refreshAll();
        planId = ids === "uuid" ? (await client.listPlans())[0]?.id : "1";
        osId = ids === "uuid" ? store.allServers()[0]?.server.os?.id : "5";
      }

      let planId: string | undefined;
      let osId: string | undefined;

      const order = (name = "web-server-02") => {
        assert.ok(planId !== undefined && osId !== undefined);
        return creation.create("ada", aRequest({ name, planId, osId }));
      };
      const posts = () => simulator.requests.filter(({ method }) => method === "POST").length;
      const named = (name: string) =>
        store.allServers().filter(({ server }) => server.name === name).length;
      const nameOf = ids === "uuid" ? "web02" : "web-server-02";

      it("is carried out: one request, one server, and it is in the store at once", async () => {
        const outcome = await order();
        assert.equal(outcome.kind, "created");
        assert.equal(posts(), 1);
        assert.equal(simulator.servers.length, 3);
        assert.equal(named(nameOf), 1);
        assert.equal(store.allServers().at(-1)?.server.status, "provisioning");
      });

      for (const { what, fault, outcome, problem, created } of cases) {
        it(`after ${what} is ${outcome}: one request, ${String(created)} created`, async () => {
          await (endless.has(fault.kind) ? signIn(shortTimeoutMs) : undefined);
          simulator.faults.add({ match: { method: "POST" }, times: Infinity, fault });
          const ended = await order();
          assert.equal(ended.kind, outcome);
          assert.equal(problemIn(ended)?.kind, problem);
          assert.equal(posts(), 1);
          assert.equal(simulator.servers.length, 2 + created);
          assert.equal(named(nameOf), created);
        });
      }

      it("is refused where nobody listens: it cannot have arrived", async () => {
        const { client, clock } = testClient("http://127.0.0.1:1/api/v1/");
        ({ creation } = testFleet({ apiOf: () => client, clock }));
        const ended = await order();
        assert.ok(ended.kind === "refused" && ended.problem.kind === "network");
        assert.equal(ended.problem.code, "ECONNREFUSED");
        assert.equal(named(nameOf), 0);
      });

      it("is refused for an account that has signed out, without a request", async () => {
        assert.deepEqual(await creation.create("eve", aRequest()), {
          kind: "refused",
          problem: { kind: "unauthorized" },
        });
        assert.equal(posts(), 0);
      });

      it("stays unknown while the list cannot be asked either, and says so", async () => {
        simulator.faults.add({ times: Infinity, fault: { kind: "status", status: 503 } });
        const ended = await order();
        assert.ok(ended.kind === "unknown");
        assert.equal(ended.listProblem?.kind, "serverError");
        assert.equal(posts(), 1);
        simulator.faults.clear();
        const checked = await creation.check(ended.attempt);
        assert.ok(checked.kind === "unknown" && checked.listProblem === undefined);
        assert.equal(posts(), 1);
      });

      it("is found by a later look when the server appears late", async () => {
        await signIn(shortTimeoutMs);
        simulator.faults.add({
          match: { method: "POST" },
          fault: { kind: "noAnswer", acts: false },
        });
        const ended = await order();
        assert.ok(ended.kind === "unknown");
        const [template] = simulator.servers;
        assert.ok(template);
        simulator.addServer({
          ...template,
          id: 20_000,
          name: "web-server-02",
          hostname: "web02.example.com",
          status: "provisioning",
          createdAt: new Date().toISOString(),
        });
        const checked = await creation.check(ended.attempt);
        assert.equal(checked.kind, "adopted");
        assert.equal(posts(), 1);
      });

      it("does not take an older server of that name for the ordered one", async () => {
        simulator.setServer(12345, { name: "web-server-02", hostname: "web02.example.com" });
        await signIn();
        simulator.faults.add({ match: { method: "POST" }, fault: status(500) });
        assert.equal((await order()).kind, "unknown");
      });

      it("does not take a server that only the list of an earlier session lacks for it", async () => {
        const [template] = simulator.servers;
        assert.ok(template);
        simulator.addServer({
          ...template,
          id: 20_000,
          name: "web-server-02",
          hostname: "web02.example.com",
          createdAt: "2025-01-12T09:15:00Z",
        });
        simulator.faults.add({ match: { method: "POST" }, fault: status(500) });
        assert.equal((await order()).kind, "unknown");
      });

      it("given twice by the person is carried out twice", async () => {
        await order("web-server-02");
        await order("web-server-02");
        assert.equal(posts(), 2);
        assert.equal(simulator.servers.length, 4);
      });

      it("drops its answer where the account has signed out meanwhile", async () => {
        const running = order();
        store.setAccounts([]);
        assert.equal((await running).kind, "created");
        assert.equal(store.allServers().length, 0);
      });
    });
  }
});
