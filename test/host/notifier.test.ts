import assert from "node:assert/strict";
import { VscodeNotifier } from "../../src/ui/notifier";
import { Deferred } from "../fakes/deferred";
import { answerMessages, type MessageLog } from "./messages";

describe("A message in VS Code", () => {
  let messages: MessageLog;
  const notifier = new VscodeNotifier();

  beforeEach(() => {
    messages = answerMessages();
  });

  afterEach(() => {
    messages.restore();
  });

  it("does not make a link of a server's name", () => {
    notifier.info("[web](command:vps.server.delete) is ready.");
    notifier.warn("[web](https://evil.example) is ready.");
    notifier.error("[web](https://evil.example) is ready.");
    assert.deepEqual(
      messages.shown.map(({ message }) => message),
      [
        "[web] (command:vps.server.delete) is ready.",
        "[web] (https://evil.example) is ready.",
        "[web] (https://evil.example) is ready.",
      ],
    );
  });

  it("asks the same question once: a second one is taken for the same key, held", async () => {
    messages.answer = "Stop";
    const question = { message: "Stop web?", detail: "", buttons: ["Stop"] };
    const answers = await Promise.all([notifier.ask(question), notifier.ask(question)]);
    assert.deepEqual(answers, ["Stop", undefined]);
    assert.equal(messages.shown.length, 1);
    const others = [notifier.ask(question), notifier.ask({ ...question, message: "Stop db?" })];
    assert.deepEqual(await Promise.all(others), ["Stop", "Stop"]);
  });

  it("asks about another server of the same name, though the words are the same", async () => {
    messages.answer = "Stop";
    const about = (...ids: readonly string[]) => ({
      message: "Stop web?",
      detail: "",
      about: ids.map((serverId) => ({ accountKey: "ada", serverId })),
      buttons: ["Stop"],
    });
    const questions = [about("1"), about("2"), about("2"), about("1", "2")];
    const answers = await Promise.all(questions.map((question) => notifier.ask(question)));
    assert.deepEqual(answers, ["Stop", "Stop", undefined, "Stop"]);
  });

  it("runs what stands behind the button that is pressed, and only that", async () => {
    const pressed: string[] = [];
    messages.answer = "Retry";
    const done = new Promise<void>((resolve) => {
      notifier.error(
        "It failed.",
        { label: "Show Log", run: () => pressed.push("log") },
        {
          label: "Retry",
          run: () => {
            pressed.push("retry");
            resolve();
          },
        },
      );
    });
    await done;
    assert.deepEqual(pressed, ["retry"]);
    assert.deepEqual(messages.shown[0]?.buttons, ["Show Log", "Retry"]);
  });

  it("asks in a modal, with the detail below, and gives what was chosen", async () => {
    messages.answer = "Stop";
    const question = { message: "Stop [web](x)?", detail: "It ends.", buttons: ["Stop"] };
    assert.equal(await notifier.ask(question), "Stop");
    assert.deepEqual(messages.shown, [
      {
        severity: "warning",
        message: "Stop [web] (x)?",
        buttons: ["Stop"],
        modal: true,
        detail: "It ends.",
      },
    ]);
  });

  for (const answer of ["Stop", undefined]) {
    it(`tells that a question has gone: ${answer ?? "cancelled"}`, async () => {
      messages.answer = answer;
      const told: string[] = [];
      const listener = notifier.onDidAnswer(() => told.push("gone"));
      const answered = notifier.ask({ message: "Stop?", detail: "", buttons: ["Stop"] });
      assert.deepEqual(told, []);
      await answered;
      assert.deepEqual(told, ["gone"]);
      listener.dispose();
    });
  }

  const hurdles = [
    { does: "counts only with its hurdle passed", passed: true, answer: "Delete…" },
    { does: "is none where its hurdle is not passed", passed: false, answer: undefined },
  ];
  for (const { does, passed, answer } of hurdles) {
    it(`${does}, and the question has gone only then`, async () => {
      messages.answer = "Delete…";
      const told: string[] = [];
      const listener = notifier.onDidAnswer(() => told.push("gone"));
      const hurdle = new Deferred<boolean>();
      const begun = new Deferred<undefined>();
      const answered = notifier.ask({
        message: "Delete?",
        detail: "",
        buttons: ["Delete…"],
        hurdle: () => {
          begun.resolve(undefined);
          return hurdle.promise;
        },
      });
      await begun.promise;
      assert.deepEqual(told, []);
      hurdle.resolve(passed);
      assert.equal(await answered, answer);
      assert.deepEqual(told, ["gone"]);
      listener.dispose();
    });
  }

  it("has no hurdle where it was cancelled", async () => {
    const hurdle = () => Promise.reject(new Error("Nobody is to be asked any more."));
    const question = { message: "Delete?", detail: "", buttons: ["Delete…"], hurdle };
    assert.equal(await notifier.ask(question), undefined);
  });
});
