import * as vscode from "vscode";
import { checkHostname } from "../ui/prompts/nameChecks";
import { frameOf, mapAnswer, typedFrame, type StepAnswer, type StepContext } from "./stepContext";

export async function askHostname(context: StepContext): Promise<StepAnswer> {
  const answered = await context.prompts.text({
    ...frameOf(context, "hostname"),
    prompt: vscode.l10n.t("Full hostname (optional)"),
    placeholder: vscode.l10n.t("web01.example.com"),
    ...typedFrame(context, "hostname", context.draft.answers.hostname),
    check: (hostname) => (hostname === "" ? undefined : checkHostname(hostname)),
  });
  return mapAnswer(answered, (hostname) => {
    context.typed.delete("hostname");
    return { hostname };
  });
}
