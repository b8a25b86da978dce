import * as vscode from "vscode";
import type { AccountIdentity, VpsClient } from "../../api/vpsClient";
import type { Accounts } from "../../auth/accounts";
import { looksLikeToken, verifyToken } from "../../auth/verifyToken";
import { settingIds } from "../../core/base/manifestIds";
import { problemOf } from "../../core/base/problemError";
import { describeProblem, describeUrlFault } from "../../ui/describeProblem";
import type { Notifier } from "../../ui/notifier";
import { openSetting } from "../../ui/runCommand";
import { settings } from "../../ui/settings";
import { openTokenPage } from "./openDashboard";

export interface SignInDependencies {
  readonly accounts: Accounts;
  readonly createClient: (apiUrl: string, token: string) => VpsClient;
  readonly notifier: Notifier;
}

/** Asks for a token until the API accepts one or the person gives up, and keeps it. */
export async function signIn({ accounts, createClient, notifier }: SignInDependencies) {
  const apiUrl = settings.apiUrl();
  if (!apiUrl.ok) {
    notifier.error(describeUrlFault(apiUrl.fault), {
      label: vscode.l10n.t("Open Settings"),
      run: () => openSetting(settingIds.apiUrl),
    });
    return;
  }
  const verified = await askForToken(apiUrl.url, (token, signal) =>
    verifyToken(createClient(apiUrl.url, token), signal),
  );
  if (!verified) {
    return;
  }
  const { token, email, tokenName } = verified;
  const { label } = await accounts.add({
    label: email ?? tokenName ?? vscode.l10n.t("VPS.org account"),
    isPerson: email !== undefined,
    apiUrl: apiUrl.url,
    token,
  });
  notifier.info(vscode.l10n.t("You are signed in to VPS.org as {0}.", label));
}

interface VerifiedToken extends AccountIdentity {
  readonly token: string;
}

type Verify = (token: string, signal: AbortSignal) => Promise<AccountIdentity>;

function askForToken(apiUrl: string, verify: Verify): Promise<VerifiedToken | undefined> {
  const tokenPage: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon("link-external"),
    tooltip: vscode.l10n.t("Create a token at VPS.org"),
  };
  const input = vscode.window.createInputBox();
  const abort = new AbortController();
  input.title = vscode.l10n.t("Sign In to VPS.org");
  input.prompt = vscode.l10n.t(
    "Paste an API token for {0}. Create one under Account > Developers; the button opens the page.",
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
  const token = input.value.trim();
  if (!looksLikeToken(token)) {
    input.validationMessage = vscode.l10n.t(
      "This is not a token: it has to be one word of at least 8 letters and digits.",
    );
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
        ? vscode.l10n.t("VPS.org does not accept this token. Check it, or create a new one.")
        : describeProblem(problem);
    return undefined;
  } finally {
    input.busy = false;
    input.enabled = true;
  }
}
