import * as vscode from "vscode";
import type { SshKeyOffer } from "../core/create/catalogue";
import { offeredSshKeys } from "../core/create/createChoices";
import { pickOrEnter } from "./pickOrEnter";
import type { StepAnswer, StepContext } from "./stepContext";

const noKey: SshKeyOffer = { id: "", name: "" };

/** Which key can sign in to the new server; "none" is an answer too. */
export function askSshKey(context: StepContext): Promise<StepAnswer> {
  const { sshKey } = context.draft.answers;
  return pickOrEnter<SshKeyOffer>(context, {
    option: "sshKey",
    placeholder: vscode.l10n.t("Which SSH key should be allowed to sign in to the server?"),
    itemsOf: (knowledge) => [
      { label: vscode.l10n.t("None"), value: noKey },
      ...offeredSshKeys(knowledge).map((key) => ({
        label: key.name,
        key: key.id,
        iconPath: new vscode.ThemeIcon("key"),
        value: key,
      })),
    ],
    list: "sshKeys",
    isCurrent: ({ id }) => id === (sshKey?.id ?? noKey.id),
    isPresent: ({ id }) => id === (sshKey?.id ?? noKey.id),
    toAnswer: ({ id, name }) => ({ sshKey: id === noKey.id ? undefined : { id, label: name } }),
    enter: {
      label: vscode.l10n.t("Enter an SSH key ID…"),
      prompt: vscode.l10n.t(
        "SSH key ID at VPS.org. It belongs to a key that you have added to your account there.",
      ),
      toAnswer: (key) => {
        context.remember({ sshKeys: [...context.entered.sshKeys, key] });
        return { sshKey: key };
      },
    },
  });
}
