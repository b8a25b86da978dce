import { noAnswers, type CreateAnswers } from "./createAnswers";
import type { FieldMessage } from "./problem";

/** The questions of the wizard in their order. */
export const createSteps = [
  "account",
  "location",
  "plan",
  "os",
  "name",
  "options",
  "review",
] as const;

export type CreateStep = (typeof createSteps)[number];

/** Where a person stands in the wizard. Nothing in it has been sent. */
export interface CreateDraft {
  readonly answers: CreateAnswers;
  readonly step: CreateStep;
  /** Set while a question is asked again from the review, to which its answer leads back. */
  readonly isRevision: boolean;
  /** What the API said about the answer to this step. */
  readonly complaint: string | undefined;
}

export interface CreateSituation {
  /** The account is asked for only where there are several. */
  readonly asksForAccount: boolean;
}

export function stepsOf({ asksForAccount }: CreateSituation): readonly CreateStep[] {
  return createSteps.filter((step) => step !== "account" || asksForAccount);
}

export function startDraft(situation: CreateSituation): CreateDraft {
  const step = situation.asksForAccount ? "account" : "location";
  return { answers: noAnswers, step, isRevision: false, complaint: undefined };
}

/** "Step 3 of 6", from 1. */
export function progressOf(draft: CreateDraft, situation: CreateSituation) {
  const steps = stepsOf(situation);
  return { step: steps.indexOf(draft.step) + 1, totalSteps: steps.length };
}

/** Takes an answer and goes on: to the next question, or back to the review that asked again. */
export function answer(
  draft: CreateDraft,
  change: Partial<CreateAnswers>,
  situation: CreateSituation,
): CreateDraft {
  const { answers } = note(draft, change);
  const steps = stepsOf(situation);
  const next = draft.isRevision ? "review" : (steps[steps.indexOf(draft.step) + 1] ?? "review");
  const step = next === "review" ? (firstUnanswered(answers, situation) ?? "review") : next;
  return { answers, step, isRevision: draft.isRevision && step !== "review", complaint: undefined };
}

/**
 * Takes an answer without going on. A plan that cannot be had in a new location is no answer any
 * more.
 */
export function note(draft: CreateDraft, change: Partial<CreateAnswers>): CreateDraft {
  const answers = { ...draft.answers, ...change };
  const { plan, location } = answers;
  const isOffered = !plan?.locations || !location || plan.locations.includes(location.code);
  return {
    ...draft,
    answers: isOffered ? answers : { ...answers, plan: undefined },
    complaint: undefined,
  };
}

/** Undefined at the first question, from which there is no way back. */
export function back(draft: CreateDraft, situation: CreateSituation): CreateDraft | undefined {
  if (draft.isRevision && isComplete(draft.answers, situation)) {
    return { ...draft, step: "review", isRevision: false, complaint: undefined };
  }
  const steps = stepsOf(situation);
  const previous = steps[steps.indexOf(draft.step) - 1];
  return previous && { ...draft, step: previous, isRevision: false, complaint: undefined };
}

/** Asks one question again; every other answer stays. */
export function revise(draft: CreateDraft, step: CreateStep, complaint?: string): CreateDraft {
  return { ...draft, step, isRevision: step !== "review", complaint };
}

export function isComplete(answers: CreateAnswers, situation: CreateSituation): boolean {
  return firstUnanswered(answers, situation) === undefined;
}

/** True once there is something to lose. */
export function hasAnswers({ answers }: CreateDraft): boolean {
  return answers.location !== undefined;
}

function firstUnanswered(
  answers: CreateAnswers,
  situation: CreateSituation,
): CreateStep | undefined {
  return stepsOf(situation).find((step) => {
    switch (step) {
      case "account":
      case "location":
      case "plan":
      case "os":
      case "name":
        return answers[step] === undefined;
      case "options":
      case "review":
        return false;
    }
  });
}

const stepOfField: Readonly<Record<string, CreateStep>> = {
  location: "location",
  location_id: "location",
  plan: "plan",
  plan_id: "plan",
  plan_uuid: "plan",
  os: "os",
  os_id: "os",
  os_version_uuid: "os",
  name: "name",
  hostname: "options",
  ssh_key: "options",
  ssh_key_id: "options",
  ssh_key_ids: "options",
  backups_enabled: "options",
};

/** The first question, in their order, that a message of the API is about. */
export function stepOfComplaint(fields: readonly FieldMessage[]): CreateStep | undefined {
  const steps = fields.map(({ field }) => stepOfField[field]);
  return createSteps.find((step) => steps.includes(step));
}
