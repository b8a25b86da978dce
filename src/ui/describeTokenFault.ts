import { l10n } from "vscode";
import type { TokenFault } from "../core/base/tokenText";

/** What is wrong with a text that is no token, wherever it came from. */
export function describeTokenFault(fault: TokenFault): string {
  switch (fault) {
    case "whitespace":
      return l10n.t("A token can't contain spaces or line breaks.");
    case "characters":
      return l10n.t("A token can contain only letters, digits and punctuation.");
    case "tooShort":
      return l10n.t("A token must have at least 8 characters.");
    case "tooLong":
      return l10n.t("A token can have at most 512 characters.");
  }
}
