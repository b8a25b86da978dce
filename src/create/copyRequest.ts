import * as vscode from "vscode";
import { createCurl, createJson } from "../api/createCommand";
import type { CreateRequest } from "../core/create/createAnswers";

export type RequestForm = "curl" | "json";

/** Copies what would be sent, to use in a script or to inspect. */
export async function copyRequest(
  form: RequestForm,
  request: CreateRequest,
  apiUrl: string,
): Promise<void> {
  const text = form === "curl" ? createCurl(request, apiUrl) : createJson(request);
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(
    form === "curl"
      ? vscode.l10n.t(
          "Copied. The command reads the token from the VPS_API_TOKEN environment variable.",
        )
      : vscode.l10n.t("Copied"),
    5_000,
  );
}
