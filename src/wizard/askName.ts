import * as vscode from "vscode";
import { suggestName } from "../core/serverNames";
import { nameFaultMessage } from "../ui/nameMessages";
import { frameOf, mapAnswer, type StepAnswer, type StepContext } from "./stepContext";

/** Suggests the next name of the person's own series. A name used twice is only a warning. */
export async function askName(context: StepContext): Promise<StepAnswer> {
  const names = context.servers.map((server) => server.name);
  const answered = await context.prompts.text({
    ...frameOf(context),
    prompt: vscode.l10n.t("The server's name: letters, digits and hyphens"),
    placeholder: vscode.l10n.t("web-server-01"),
    value: context.draft.answers.name ?? suggestName(names),
    check: (name) => {
      const fault = nameFaultMessage(name);
      if (fault !== undefined) {
        return { message: fault, severity: "error" };
      }
      return names.includes(name)
        ? { message: vscode.l10n.t("You have a server of this name."), severity: "warning" }
        : undefined;
    },
  });
  return mapAnswer(answered, (name) => ({ name }));
}
