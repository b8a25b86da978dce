import assert from "node:assert/strict";
import * as fc from "fast-check";
import { noAnswers, type CreateAnswers } from "../../../../src/core/create/createAnswers";
import {
  answerStep,
  previousStep,
  isComplete,
  keepAnswer,
  reviseStep,
  startDraft,
  stepsOf,
  type CreateDraft,
} from "../../../../src/core/create/createServerPlan";
import type { CreateStep } from "../../../../src/core/create/createSteps";

const codes = ["us-west", "us-east", "ap-south"];
const choice = fc.constantFrom("1", "2", "3").map((id) => ({ id, label: `choice ${id}` }));
const planChoice = fc
  .tuple(choice, fc.option(fc.subarray(codes), { nil: undefined }))
  .map(([{ id, label }, locations]) => ({
    id,
    label,
    monthlyUsd: undefined,
    hourlyUsd: undefined,
    locations,
  }));
const options: fc.Arbitrary<Partial<CreateAnswers>> = fc.oneof(
  fc.constant({}),
  fc.constantFrom("", "a.b", "c.d").map((hostname) => ({ hostname })),
  fc.option(choice, { nil: undefined }).map((sshKey) => ({ sshKey })),
  fc.boolean().map((backupsEnabled) => ({ backupsEnabled })),
);
const said = {
  account: choice.map((account) => ({ account })),
  location: fc.constantFrom(...codes).map((code) => ({ location: { code, id: undefined } })),
  plan: planChoice.map((plan) => ({ plan })),
  os: choice.map((os) => ({ os })),
  name: fc.constantFrom("web-01", "web-02").map((name) => ({ name })),
  options,
  review: fc.constant({}),
};

/** What a person does at whatever question is there: the answers for each are drawn beforehand. */
const move = fc.record({
  kind: fc.constantFrom("answer", "answer", "answer", "note", "back", "revise"),
  says: fc.record(said),
  step: fc.constantFrom<CreateStep>("location", "plan", "os", "name", "options", "review"),
});

/** What the answers have to be, by the rules alone. */
function remember(before: CreateAnswers, change: Partial<CreateAnswers>): CreateAnswers {
  const after = { ...before, ...change };
  const { account, location, plan } = after;
  const isElsewhere =
    plan?.locations !== undefined && location && !plan.locations.includes(location.code);
  const isOtherAccount = before.account !== undefined && before.account.id !== account?.id;
  return {
    ...after,
    ...(isElsewhere ? { plan: undefined } : {}),
    ...(isOtherAccount && !("sshKey" in change) ? { sshKey: undefined } : {}),
  };
}

describe("Back and forward in any order", () => {
  for (const asksForAccount of [false, true]) {
    it(`loses and invents no answer, ${asksForAccount ? "with" : "without"} accounts`, () => {
      const situation = { asksForAccount };
      fc.assert(
        fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
          let draft: CreateDraft = startDraft(situation);
          let expected = noAnswers;
          for (const { kind, says, step } of moves) {
            const change = says[draft.step];
            switch (kind) {
              case "answer":
                draft = answerStep(draft, change, situation);
                expected = remember(expected, change);
                break;
              case "note":
                draft = keepAnswer(draft, change);
                expected = remember(expected, change);
                break;
              case "back":
                draft = previousStep(draft, situation) ?? draft;
                break;
              case "revise":
                // Only the review, which needs every answer, leads to any question.
                draft = draft.step === "review" ? reviseStep(draft, step) : draft;
            }
            assert.deepEqual(draft.answers, expected);
            assert.ok(stepsOf(situation).includes(draft.step));
            if (draft.step === "review") {
              assert.ok(isComplete(draft.answers, situation));
              assert.equal(draft.isRevision, false);
            }
          }
        }),
        { numRuns: 500 },
      );
    });
  }

  it("always comes to the review by answering on", () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), fc.record(said), (moves, says) => {
        const situation = { asksForAccount: true };
        const start = moves.reduce<CreateDraft>((draft, { kind, says: now, step }) => {
          switch (kind) {
            case "back":
              return previousStep(draft, situation) ?? draft;
            case "revise":
              return draft.step === "review" ? reviseStep(draft, step) : draft;
            default:
              return answerStep(draft, now[draft.step], situation);
          }
        }, startDraft(situation));
        let draft = start;
        for (let answers = 0; draft.step !== "review"; answers += 1) {
          assert.ok(answers <= 14, `stuck at ${draft.step}`);
          const here = { ...says, plan: { plan: { ...says.plan.plan, locations: undefined } } };
          draft = answerStep(draft, here[draft.step], situation);
        }
      }),
    );
  });
});
