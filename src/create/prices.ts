import * as vscode from "vscode";

interface Prices {
  readonly monthlyUsd: number | undefined;
  readonly hourlyUsd: number | undefined;
}

/** "$10.00 a month, $0.015 an hour"; empty if the API gives no price. VPS.org bills in dollars. */
export function describePrices({ monthlyUsd, hourlyUsd }: Prices): string {
  return [
    monthlyUsd === undefined ? "" : vscode.l10n.t("{0} a month", dollars(monthlyUsd, 2)),
    hourlyUsd === undefined ? "" : vscode.l10n.t("{0} an hour", dollars(hourlyUsd, 4)),
  ]
    .filter(Boolean)
    .join(", ");
}

function dollars(amount: number, mostDigits: number): string {
  return new Intl.NumberFormat(vscode.env.language, {
    style: "currency",
    currency: "USD",
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: 2,
    maximumFractionDigits: mostDigits,
  }).format(amount);
}
