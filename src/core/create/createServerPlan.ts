import { noAnswers, type Choice, type CreateAnswers } from "./createAnswers";
import type { FieldRejection } from "./fieldRejection";
import { createSteps, type CreateStep } from "./createSteps";

/** The user's progress in the wizard. Nothing in it has been sent. */
export interface CreateDraft {
  readonly answers: CreateAnswers;
  readonly step: CreateStep;
  /** Set while a question is asked again from the review; its answer leads back there. */
  readonly isRevision: boolean;
  /** Why the API rejected the answer to this step. */
  readonly complaint: FieldRejection | undefined;
}

export interface WizardContext {
  /** The account is asked for only if there are several. */
  readonly asksForAccount: boolean;
}

export function stepsOf({ asksForAccount }: WizardContext): readonly CreateStep[] {
  return createSteps.filter((step) => step !== "account" || asksForAccount);
}

export function startDraft(situation: WizardContext): CreateDraft {
  const step = situation.asksForAccount ? "account" : "location";
  return { answers: noAnswers, step, isRevision: false, complaint: undefined };
}

/** "Step 3 of 6", from 1. */
export function progressOf(draft: CreateDraft, situation: WizardContext) {
  const steps = stepsOf(situation);
  return { step: steps.indexOf(draft.step) + 1, totalSteps: steps.length };
}

/** Keeps an answer and continues: to the next question, or back to the review that asked again. */
export function answerStep(
  draft: CreateDraft,
  change: Partial<CreateAnswers>,
  situation: WizardContext,
): CreateDraft {
  const { answers } = keepAnswer(draft, change);
  const steps = stepsOf(situation);
  const next = draft.isRevision ? "review" : (steps[steps.indexOf(draft.step) + 1] ?? "review");
  const step = next === "review" ? (firstUnanswered(answers, situation) ?? "review") : next;
  return { answers, step, isRevision: draft.isRevision && step !== "review", complaint: undefined };
}

/**
 * Keeps an answer without continuing. A plan that is not available in a new location is dropped,
 * and so is another account's SSH key.
 */
export function keepAnswer(draft: CreateDraft, change: Partial<CreateAnswers>): CreateDraft {
  const answers = { ...draft.answers, ...change };
  const { account, plan, location } = answers;
  const isOffered = !plan?.locations || !location || plan.locations.includes(location.code);
  const accountBefore = draft.answers.account;
  const isOwnKey = !accountBefore || accountBefore.id === account?.id || "sshKey" in change;
  return {
    ...draft,
    answers: {
      ...answers,
      plan: isOffered ? plan : undefined,
      sshKey: isOwnKey ? answers.sshKey : undefined,
    },
    complaint: undefined,
  };
}

/** Undefined at the first question, which has no previous one. */
export function previousStep(
  draft: CreateDraft,
  situation: WizardContext,
): CreateDraft | undefined {
  if (draft.isRevision && isComplete(draft.answers, situation)) {
    return { ...draft, step: "review", isRevision: false, complaint: undefined };
  }
  const steps = stepsOf(situation);
  const previous = steps[steps.indexOf(draft.step) - 1];
  return previous && { ...draft, step: previous, complaint: undefined };
}

/** Asks one question again. All other answers are kept. */
export function reviseStep(
  draft: CreateDraft,
  step: CreateStep,
  complaint?: FieldRejection,
): CreateDraft {
  return { ...draft, step, isRevision: step !== "review", complaint };
}

/**
 * Fits a draft to the signed-in accounts: an account that has signed out cannot pay, and if there
 * is only one, it is chosen without asking.
 */
export function fitToAccounts(draft: CreateDraft, accounts: readonly Choice[]): CreateDraft {
  const [only] = accounts.length === 1 ? accounts : [];
  const account = accounts.find(({ id }) => id === draft.answers.account?.id) ?? only;
  const adapted =
    account?.id === draft.answers.account?.id
      ? draft
      : { ...keepAnswer(draft, { account }), complaint: draft.complaint };
  if (!account && draft.step !== "account") {
    return reviseStep(adapted, "account");
  }
  return draft.step === "account" && only ? { ...adapted, step: "location" } : adapted;
}

export function isComplete(answers: CreateAnswers, situation: WizardContext): boolean {
  return firstUnanswered(answers, situation) === undefined;
}

/** True once there is something to lose. */
export function hasAnswers({ answers }: CreateDraft): boolean {
  return answers.location !== undefined;
}

function firstUnanswered(answers: CreateAnswers, situation: WizardContext): CreateStep | undefined {
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
