import assert from "node:assert/strict";
import fc from "fast-check";
import { isAllowed } from "../../../src/panel/intentRules";
import { PageInbox } from "../../../src/panel/pageInbox";
import { intents, type Intent } from "../../../src/shared/intents";
import type { IntentReply } from "../../../src/shared/protocol";
import type { Server } from "../../../src/core/servers/server";
import type { DetailsSnapshot } from "../../../src/core/refresh/serverDetailsFeed";
import { RecordingLogger } from "../../fakes/recordingLogger";
import { aServer } from "../../fakes/samples";
import { settled } from "../../fakes/settled";

const page = "page-1";
const copies: readonly Intent[] = ["copyIpv4", "copyIpv6", "copyHostname", "copyId"];

describe("The inbox of the details panel", () => {
  let logger: RecordingLogger;
  let run: Intent[];
  let begun: number[];
  let replies: IntentReply[];
  let readyCount: number;
  let watched: DetailsSnapshot;
  let inbox: PageInbox;
  let failure: Error | undefined;

  beforeEach(() => {
    logger = new RecordingLogger();
    run = [];
    begun = [];
    replies = [];
    readyCount = 0;
    failure = undefined;
    watched = open("active");
    inbox = new PageInbox({
      page,
      isAllowed: (intent) => isAllowed(intent, watched),
      run: (intent) => {
        run.push(intent);
        return failure ? Promise.reject(failure) : Promise.resolve(`did ${intent}`);
      },
      ready: () => {
        readyCount += 1;
      },
      begun: (id) => {
        begun.push(id);
      },
      reply: (reply) => {
        replies.push(reply);
      },
      logger,
      failureText: "It failed.",
    });
  });

  it("reports when the page is ready", () => {
    inbox.receive({ type: "ready" });
    assert.equal(readyCount, 1);
  });

  it("does what is allowed, and answers", async () => {
    inbox.receive({ type: "intent", id: 7, intent: "stop", page });
    await settled();
    assert.deepEqual(run, ["stop"]);
    assert.deepEqual(replies, [{ type: "reply", id: 7, outcome: "done", message: "did stop" }]);
    assert.deepEqual(logger.lines, []);
  });

  it("does nothing that the page of the server before was asked for", async () => {
    inbox.receive({ type: "intent", id: 7, intent: "stop", page: "page-0" });
    await settled();
    assert.deepEqual([run, begun, replies], [[], [], []]);
    assert.match(logger.lines.join(), /^warn .*has replaced asked for "stop"/);
  });

  it("says that it has begun before a form is answered, and not if it does not begin", async () => {
    inbox.receive({ type: "intent", id: 7, intent: "edit", page });
    assert.deepEqual(begun, [7]);
    assert.deepEqual(replies, []);
    inbox.receive({ type: "intent", id: 8, intent: "start", page });
    await settled();
    assert.deepEqual(begun, [7]);
  });

  it("answers a failure with a sentence, and logs its reason", async () => {
    failure = new Error("a reason");
    inbox.receive({ type: "intent", id: 1, intent: "stop", page });
    await settled();
    assert.deepEqual(replies, [{ type: "reply", id: 1, outcome: "failed", message: "It failed." }]);
    assert.match(logger.lines.join(), /^error .*"stop" failed: a reason$/);
  });

  const states: readonly (readonly [string, DetailsSnapshot, readonly Intent[]])[] = [
    ["active", open("active"), ["stop", "reboot", ...always()]],
    ["stopped", open("stopped"), ["start", ...always()]],
    ["suspended", open("suspended"), always()],
    ["provisioning", open("provisioning"), always()],
    ["stopping", open("stopping"), always()],
    ["migrating", open("migrating"), always()],
    [
      "deleting",
      open("deleting"),
      always().filter((intent) => !/edit|delete|protect/.test(intent)),
    ],
    [
      "protected",
      open("active", { isProtected: true }),
      [...always().filter((intent) => !/delete|protect/.test(intent)), "unprotect"],
    ],
    ["gone", { ...open("active"), phase: "gone" }, [...copies, "showLog", "close"]],
    ["signed out", nothing("signedOut"), ["showLog", "signIn", "close"]],
    ["not read yet", nothing("waiting"), ["showLog"]],
  ];
  for (const [title, state, allowed] of states) {
    for (const intent of intents) {
      const isMeant = allowed.includes(intent);
      it(`${isMeant ? "allows" : "ignores"} "${intent}" for a server that is ${title}`, async () => {
        watched = state;
        inbox.receive({ type: "intent", id: 1, intent, page });
        await settled();
        assert.deepEqual(run, isMeant ? [intent] : []);
        assert.equal(logger.lines.length, isMeant ? 0 : 1);
        assert.deepEqual(
          replies.map(({ outcome }) => outcome),
          [isMeant ? "done" : "notAllowed"],
        );
      });
    }
  }

  it("offers to sign in if the token is refused", () => {
    const refused = { ...open("active"), problem: { kind: "unauthorized" } as const };
    assert.ok(isAllowed("signIn", refused));
    assert.equal(isAllowed("signIn", open("active")), false);
  });

  it("does nothing with anything else but a line in the log", async () => {
    const messages = fc.anything().filter((value) => !isReady(value));
    await fc.assert(
      fc.asyncProperty(messages, async (value) => {
        const before = logger.lines.length;
        inbox.receive(value);
        await Promise.resolve();
        assert.deepEqual([run, replies, readyCount], [[], [], 0]);
        assert.equal(logger.lines.length, before + 1);
      }),
      { numRuns: 3_000 },
    );
  });

  it("logs nothing of what a malformed message contains", () => {
    inbox.receive({ type: "intent", secret: "vps_test_token" });
    assert.doesNotMatch(logger.lines.join(), /vps_test_token|secret/);
  });
});

function always(): readonly Intent[] {
  return [
    "connect",
    "openRemoteWindow",
    "edit",
    "delete",
    "protect",
    ...copies,
    "refresh",
    "retry",
    "showLog",
  ];
}

function open(status: string, changes: Partial<Server> = {}): DetailsSnapshot {
  const details = aServer("1", { status, ...changes });
  return { phase: "open", server: details, details, asOfMs: 1, problem: undefined };
}

function nothing(phase: "signedOut" | "waiting"): DetailsSnapshot {
  return { phase, server: undefined, details: undefined, asOfMs: undefined, problem: undefined };
}

function isReady(value: unknown): boolean {
  return typeof value === "object" && value !== null && "type" in value && value.type === "ready";
}
