import * as vscode from "vscode";
import type { CreateRequest } from "../core/create/createAnswers";
import type { OrderForm } from "../core/create/orderForm";

export type RequestForm = "curl" | "json";

/** Copies what would be sent, for a script or for a look at it. */
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
      ? vscode.l10n.t("Copied. The command reads the token from VPS_API_TOKEN.")
      : vscode.l10n.t("Copied."),
    5_000,
  );
}
