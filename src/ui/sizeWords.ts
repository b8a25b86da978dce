import { l10n } from "vscode";
import type { SizeWords } from "../core/base/sizes";

/** How sizes are said in the editor's language. */
export function sizeWords(): SizeWords {
  return {
    MB: l10n.t("{0} MB", "{0}"),
    GB: l10n.t("{0} GB", "{0}"),
    TB: l10n.t("{0} TB", "{0}"),
    of: l10n.t("{0} of {1}", "{0}", "{1}"),
  };
}
