import * as vscode from "vscode";
import type { TokenOwner } from "../../auth/verifyToken";
import type { Problem } from "../../core/base/problem";
import { problemOf } from "../../core/base/problemError";
import { cleanToken, tokenFault } from "../../core/base/tokenText";
import { describeTokenFault } from "../../ui/describeTokenFault";
import { describeProblem } from "../../ui/describeProblem";
import { openTokenPage } from "./openDashboard";

export interface VerifiedToken extends TokenOwner {
  readonly token: string;
}

export type Verify = (token: string, signal: AbortSignal) => Promise<TokenOwner>;

/** Asks for a token until the API accepts one or the user gives up. */
export function askForToken(
  title: string,
  apiUrl: string,
  verify: Verify,
): Promise<VerifiedToken | undefined> {
  const tokenPage: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon("link-external"),
    tooltip: vscode.l10n.t("Create Token at VPS.org"),
  };
  const input = vscode.window.createInputBox();
  input.title = title;
  input.prompt = vscode.l10n.t(
    "Paste an API token for {0}. To create one, use the button above to open Account > Developers.",
    new URL(apiUrl).host,
  );
  input.placeholder = vscode.l10n.t("vps_…");
  input.password = true;
  input.ignoreFocusOut = true;
  input.buttons = [tokenPage];
  const check = new TokenCheck(input, verify);
  return new Promise((resolve) => {
    input.onDidTriggerButton(() => void openTokenPage());
    input.onDidChangeValue(() => {
      check.cancel();
      input.validationMessage = undefined;
    });
    input.onDidHide(() => {
      check.cancel();
      input.dispose();
      resolve(undefined);
    });
    input.onDidAccept(async () => {
      const verified = await check.run();
      if (verified) {
        resolve(verified);
        input.hide();
      }
    });
    input.show();
  });
}

/**
 * The check of what is in the box. The box stays enabled, since VS Code takes the focus away from one
 * that is not: a second Enter does nothing, and typing cancels the check.
 */
class TokenCheck {
  #running: AbortController | undefined;

  constructor(
    private readonly input: vscode.InputBox,
    private readonly verify: Verify,
  ) {}

  cancel(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.input.busy = false;
  }

  /** Undefined if the token is no good, which is then said, or if the check was cancelled. */
  async run(): Promise<VerifiedToken | undefined> {
    const token = cleanToken(this.input.value);
    const fault = tokenFault(token);
    if (fault || this.#running) {
      this.input.validationMessage = fault && describeTokenFault(fault);
      return undefined;
    }
    const running = new AbortController();
    this.#running = running;
    this.input.busy = true;
    const outcome = await outcomeOf(this.verify(token, running.signal)).finally(() => {
      if (this.#running === running) {
        this.#running = undefined;
        this.input.busy = false;
      }
    });
    if (running.signal.aborted) {
      return undefined;
    }
    if ("problem" in outcome) {
      this.input.validationMessage = describeRefusal(outcome.problem);
      return undefined;
    }
    return { token, ...outcome };
  }
}

async function outcomeOf(
  verifying: Promise<TokenOwner>,
): Promise<TokenOwner | { readonly problem: Problem }> {
  try {
    return await verifying;
  } catch (caught) {
    const problem = problemOf(caught);
    if (!problem) {
      throw caught;
    }
    return { problem };
  }
}

function describeRefusal(problem: Problem): string {
  return problem.kind === "unauthorized"
    ? vscode.l10n.t("VPS.org did not accept this token. Check it or create a new one.")
    : describeProblem(problem);
}
