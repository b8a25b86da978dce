import * as vscode from "vscode";
import { suggestName } from "../core/servers/serverNames";
import { checkName } from "../ui/prompts/nameChecks";
import { frameOf, mapAnswer, typedFrame, type StepAnswer, type StepContext } from "./stepContext";

/**
 * Suggests the next name in the user's own series. A name that is already in use is only a warning.
 */
export async function askName(context: StepContext): Promise<StepAnswer> {
  const names = context.servers.map((server) => server.name);
  const answered = await context.prompts.text({
    ...frameOf(context),
    prompt: vscode.l10n.t("Server name (letters, digits and hyphens)"),
    placeholder: vscode.l10n.t("web-server-01"),
    ...typedFrame(context, "name", context.draft.answers.name ?? suggestName(names)),
    check: (name) => (name === "" ? undefined : checkName(name, names)),
    checkAccepted: (name) => checkName(name, names),
  });
  return mapAnswer(answered, (name) => {
    context.typed.delete("name");
    return { name };
  });
}
