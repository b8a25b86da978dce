import * as vscode from "vscode";
import { markScheme } from "../core/base/manifestIds";
import { markColors } from "../core/servers/serverMarks";
import { markColor } from "../ui/markLook";

/** The color that a user has given to a server, as a dot at the end of its row. */
export const markDecorations: vscode.FileDecorationProvider = {
  provideFileDecoration({ scheme, query }) {
    const color = markColors.find((one) => one === query);
    return scheme === markScheme && color
      ? new vscode.FileDecoration("●", undefined, markColor(color))
      : undefined;
  },
};
