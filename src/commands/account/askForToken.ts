import * as vscode from "vscode";
import type { AccountIdentity } from "../../api/vpsClient";
import { problemOf } from "../../core/base/problemError";
import { cleanToken, tokenFault } from "../../core/base/tokenText";
import { describeTokenFault } from "../../ui/describeTokenFault";
import { describeProblem } from "../../ui/describeProblem";
import { openTokenPage } from "./openDashboard";

export interface VerifiedToken extends AccountIdentity {
  readonly token: string;
}

export type Verify = (token: string, signal: AbortSignal) => Promise<AccountIdentity>;

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
  const abort = new AbortController();
  input.title = title;
  input.prompt = vscode.l10n.t(
    "Paste an API token for {0}. To create one, use the button above to open Account > Developers.",
    new URL(apiUrl).host,
  );
  input.placeholder = vscode.l10n.t("vps_…");
  input.password = true;
  input.ignoreFocusOut = true;
  input.buttons = [tokenPage];
  return new Promise((resolve) => {
    input.onDidTriggerButton(() => void openTokenPage());
    input.onDidChangeValue(() => {
      input.validationMessage = undefined;
    });
    input.onDidHide(() => {
      abort.abort();
      input.dispose();
      resolve(undefined);
    });
    input.onDidAccept(async () => {
      const verified = await tryToken(input, verify, abort.signal);
      if (verified) {
        resolve(verified);
        input.hide();
      }
    });
    input.show();
  });
}

/** A second Enter while the first is being checked does nothing: the box is disabled. */
async function tryToken(
  input: vscode.InputBox,
  verify: Verify,
  signal: AbortSignal,
): Promise<VerifiedToken | undefined> {
  const token = cleanToken(input.value);
  const fault = tokenFault(token);
  if (fault) {
    input.validationMessage = describeTokenFault(fault);
    return undefined;
  }
  input.busy = true;
  input.enabled = false;
  try {
    return { token, ...(await verify(token, signal)) };
  } catch (caught) {
    const problem = problemOf(caught);
    if (!problem) {
      throw caught;
    }
    input.validationMessage =
      problem.kind === "unauthorized"
        ? vscode.l10n.t("VPS.org did not accept this token. Check it or create a new one.")
        : describeProblem(problem);
    return undefined;
  } finally {
    input.busy = false;
    input.enabled = true;
  }
}
