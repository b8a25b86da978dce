import assert from "node:assert/strict";
import {
  noAnswers,
  toRequest,
  type CreateAnswers,
  type LocationChoice,
} from "../../../../src/core/create/createAnswers";
import {
  fitToAccounts,
  answerStep,
  previousStep,
  hasAnswers,
  isComplete,
  keepAnswer,
  progressOf,
  reviseStep,
  startDraft,
  stepsOf,
  type CreateDraft,
} from "../../../../src/core/create/createServerPlan";

const alone = { asksForAccount: false };
const several = { asksForAccount: true };
const ada = { id: "ada", label: "ada@example.com" };
const bob = { id: "bob", label: "bob@example.com" };
const west = { location: { code: "us-west", id: undefined } };
const south = { location: { code: "ap-south", id: undefined } };
const os = { os: { id: "5", label: "Ubuntu 22.04 LTS" } };
const key = { sshKey: { id: "1", label: "laptop" } };

function plan(locations: readonly string[] | undefined): Pick<CreateAnswers, "plan"> {
  return {
    plan: { id: "1", label: "Standard VPS", monthlyUsd: 10, hourlyUsd: 0.015, locations },
  };
}

/** A draft that has come to the review. */
function complete(locations?: readonly string[]): CreateDraft {
  return [west, plan(locations), os, { name: "web-01" }, {}].reduce<CreateDraft>(
    (draft, change) => answerStep(draft, change, alone),
    keepAnswer(startDraft(alone), { account: ada }),
  );
}

describe("The wizard's steps", () => {
  it("ask for the account only where there are several", () => {
    assert.equal(startDraft(alone).step, "location");
    assert.equal(startDraft(several).step, "account");
    assert.equal(stepsOf(alone).length, 6);
    assert.equal(stepsOf(several).length, 7);
  });

  it("follow each other, with their count, to the review", () => {
    const steps: string[] = [];
    let draft = startDraft(alone);
    for (const change of [west, plan(undefined), os, { name: "web-01" }, {}]) {
      const { step, totalSteps } = progressOf(draft, alone);
      steps.push(`${draft.step} ${String(step)}/${String(totalSteps)}`);
      draft = answerStep(draft, change, alone);
    }
    assert.deepEqual(steps, ["location 1/6", "plan 2/6", "os 3/6", "name 4/6", "options 5/6"]);
    assert.equal(draft.step, "review");
    assert.ok(isComplete(draft.answers, alone));
  });

  it("go back one by one and keep every answer", () => {
    let draft = complete();
    const { answers } = draft;
    const steps: string[] = [];
    for (let before = previousStep(draft, alone); before; before = previousStep(draft, alone)) {
      draft = before;
      steps.push(draft.step);
    }
    assert.deepEqual(steps, ["options", "name", "os", "plan", "location"]);
    assert.deepEqual(draft.answers, answers);
  });

  it("come back to the review after one answer was changed there", () => {
    const revised = reviseStep(complete(), "name");
    const changed = answerStep(revised, { name: "web-02" }, alone);
    assert.equal(changed.step, "review");
    assert.equal(changed.isRevision, false);
    assert.equal(changed.answers.name, "web-02");
  });

  it("go back to the review from a question that was asked again", () => {
    const revised = reviseStep(complete(), "os", { message: "No.", option: undefined });
    const left = previousStep(revised, alone);
    assert.equal(left?.step, "review");
    assert.equal(left.complaint, undefined);
    assert.deepEqual(left.answers, revised.answers);
  });

  it("ask for the plan again where it cannot be had in a new location", () => {
    const moved = answerStep(reviseStep(complete(["us-west"]), "location"), south, alone);
    assert.equal(moved.step, "plan");
    assert.equal(moved.answers.plan, undefined);
    assert.equal(moved.answers.name, "web-01");
    assert.equal(answerStep(moved, plan(["ap-south"]), alone).step, "review");
  });

  it("keep the plan where it can be had there, or where nobody says", () => {
    for (const locations of [["us-west", "ap-south"], undefined]) {
      const moved = answerStep(reviseStep(complete(locations), "location"), south, alone);
      assert.equal(moved.step, "review");
      assert.equal(moved.answers.plan?.id, "1");
    }
  });

  it("lead back from the missing plan to the location, and on to the review", () => {
    const moved = answerStep(reviseStep(complete(["us-west"]), "location"), south, alone);
    const location = previousStep(moved, alone);
    assert.equal(location?.step, "location");
    const again = answerStep(answerStep(location, west, alone), plan(["us-west"]), alone);
    assert.equal(again.step, "review");
  });

  it("take an option without going on", () => {
    const options = reviseStep(complete(), "options");
    const noted = keepAnswer(options, { backupsEnabled: true });
    assert.equal(noted.step, "options");
    assert.equal(noted.answers.backupsEnabled, true);
  });

  it("have something to lose from the location on", () => {
    assert.ok(!hasAnswers(startDraft(alone)));
    assert.ok(!hasAnswers(keepAnswer(startDraft(several), { account: ada })));
    assert.ok(hasAnswers(answerStep(startDraft(alone), west, alone)));
  });
});

describe("A draft", () => {
  it("is for the only account without a question", () => {
    const draft = fitToAccounts(startDraft(alone), [ada]);
    assert.equal(draft.step, "location");
    assert.deepEqual(draft.answers.account, ada);
  });

  it("stays as it is while its account is signed in", () => {
    const draft = complete();
    assert.equal(fitToAccounts(draft, [ada]), draft);
    assert.equal(fitToAccounts(draft, [bob, ada]), draft);
  });

  it("asks for the account when its own has signed out and others are there", () => {
    const draft = fitToAccounts(keepAnswer(complete(), key), [bob, { id: "eve", label: "eve" }]);
    assert.equal(draft.step, "account");
    assert.equal(draft.answers.account, undefined);
    assert.equal(draft.answers.sshKey, undefined);
    const answered = answerStep(draft, { account: bob }, several);
    assert.equal(answered.step, "review");
    assert.equal(answered.answers.name, "web-01");
  });

  it("goes to the one account that is left, without the other's SSH key", () => {
    const draft = fitToAccounts(keepAnswer(complete(), key), [bob]);
    assert.deepEqual(draft.answers.account, bob);
    assert.equal(draft.answers.sshKey, undefined);
    assert.equal(draft.step, "review");
  });

  it("does not ask for an account when only one is left meanwhile", () => {
    assert.equal(fitToAccounts(startDraft(several), [bob]).step, "location");
  });

  it("keeps what the API said about it", () => {
    const complaint = { message: "Too long.", option: undefined };
    const draft = fitToAccounts(reviseStep(complete(), "name", complaint), [bob]);
    assert.equal(draft.complaint, complaint);
    assert.equal(draft.step, "name");
  });

  it("is no request before everything is answered", () => {
    assert.equal(toRequest(noAnswers, []), undefined);
    for (const missing of ["location", "plan", "os", "name"]) {
      assert.equal(toRequest({ ...complete().answers, [missing]: undefined }, []), undefined);
    }
    assert.deepEqual(toRequest(keepAnswer(complete(), key).answers, []), {
      name: "web-01",
      planId: "1",
      osId: "5",
      location: west.location,
      hostname: "",
      sshKeyId: "1",
      backupsEnabled: false,
    });
  });

  it("names a location by the id of the list, even where it was chosen before the list came", () => {
    const listed = [
      { code: "us-east", name: "US East", id: "6" },
      { code: "us-west", name: "US West", id: "7" },
    ];
    const idOf = (location: LocationChoice) =>
      toRequest({ ...complete().answers, location }, listed)?.location.id;
    assert.equal(idOf({ code: "us-west", id: undefined }), "7");
    assert.equal(idOf({ code: "mars-1", id: undefined }), undefined);
    assert.equal(idOf({ code: "us-west", id: "chosen" }), "chosen");
  });
});
