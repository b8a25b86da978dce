import * as vscode from "vscode";
import type { CreateRequest } from "../core/create/createAnswers";
import type { OrderForm } from "../core/create/orderForm";

export type RequestForm = "curl" | "json";

/** Copies what would be sent, to use in a script or to inspect. */
export async function copyRequest(
  form: RequestForm,
  request: CreateRequest,
  apiUrl: string,
  orderForm: OrderForm,
): Promise<void> {
  const text = form === "curl" ? orderForm.curl(request, apiUrl) : orderForm.json(request);
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
