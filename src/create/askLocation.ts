import * as vscode from "vscode";
import {
  offeredLocations,
  mostCommon,
  type OfferSources,
  type LocationOfferHere,
} from "../core/create/createChoices";
import { pickOrEnter } from "./pickOrEnter";
import type { PickItem } from "../ui/prompts/questions";
import type { StepAnswer, StepContext } from "./stepContext";

/**
 * The first question: locations of the user's servers are shown at once, the API's list follows.
 */
export function askLocation(context: StepContext): Promise<StepAnswer> {
  const { draft, servers } = context;
  const current =
    draft.answers.location?.code ?? mostCommon(servers.map(({ location }) => location));
  return pickOrEnter(context, {
    placeholder: vscode.l10n.t("Where should the server run?"),
    itemsOf,
    showsAtOnce: true,
    list: "locations",
    isCurrent: ({ code }) => code === current,
    isPresent: ({ code }) => code === draft.answers.location?.code,
    toAnswer: ({ code, id }) => ({ location: { code, id } }),
    enter: {
      label: vscode.l10n.t("Enter a location code…"),
      prompt: vscode.l10n.t(
        "Location code, such as us-west. The groups of your servers show theirs.",
      ),
      toAnswer: ({ id }) => {
        context.remember({ locations: [...context.entered.locations, id] });
        return { location: { code: id, id: undefined } };
      },
    },
  });
}

function itemsOf(knowledge: OfferSources): readonly PickItem<LocationOfferHere>[] {
  return offeredLocations(knowledge).map((location) => ({
    label: location.code,
    key: location.code,
    iconPath: new vscode.ThemeIcon("globe"),
    description: [location.name, countOf(location)].filter(Boolean).join(" · "),
    value: location,
  }));
}

function countOf({ serverCount }: LocationOfferHere): string {
  switch (serverCount) {
    case 0:
      return "";
    case 1:
      return vscode.l10n.t("1 of your servers");
    default:
      return vscode.l10n.t("{0} of your servers", serverCount);
  }
}
