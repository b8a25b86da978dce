import * as vscode from "vscode";
import type { OsOffer } from "../core/create/catalogue";
import { offeredSystems, mostCommon, type OfferSources } from "../core/create/createChoices";
import { heading, type PickItem } from "../ui/prompts/questions";
import { pickOrEnter } from "./pickOrEnter";
import type { StepAnswer, StepContext } from "./stepContext";

/** Offers the operating systems under a heading for each family. */
export function askSystem(context: StepContext): Promise<StepAnswer> {
  const { draft, servers } = context;
  const current = draft.answers.os?.id ?? mostCommon(servers.map(({ os }) => os?.id));
  return pickOrEnter(context, {
    placeholder: vscode.l10n.t("Which operating system should be installed?"),
    itemsOf,
    list: "systems",
    isCurrent: ({ id }) => id === current,
    isPresent: ({ id }) => id === draft.answers.os?.id,
    toAnswer: ({ id, name }) => ({ os: { id, label: name } }),
    enter: {
      label: vscode.l10n.t("Enter an operating system ID…"),
      prompt: vscode.l10n.t(
        "Operating system ID at VPS.org. For a server that you have, it is in Copy As > JSON.",
      ),
      toAnswer: (os) => {
        context.remember({ systems: [...context.entered.systems, os] });
        return { os };
      },
    },
  });
}

function itemsOf(knowledge: OfferSources): readonly PickItem<OsOffer>[] {
  const systems = offeredSystems(knowledge);
  return systems.flatMap((system, index) => {
    const isFirstOfFamily = system.family !== "" && system.family !== systems[index - 1]?.family;
    return [
      ...(isFirstOfFamily ? [heading<OsOffer>(system.family)] : []),
      { label: system.name, key: system.id, value: system },
    ];
  });
}
