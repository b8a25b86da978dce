import { l10n } from "vscode";
import type { ApiUrlFault, BadAnswerReason, InvalidRequest, Problem } from "../core/base/problem";
import { describeTokenFault } from "./describeTokenFault";

/** What happened, why, and what to do: one or two plain sentences for every problem. */
export function describeProblem(problem: Problem): string {
  switch (problem.kind) {
    case "unauthorized":
      return l10n.t("VPS.org no longer accepts the token. Sign in again with a new one.");
    case "paymentRequired":
      return withDetail(
        l10n.t(
          "The account doesn't have enough credit for this. Add credit in the VPS.org dashboard.",
        ),
        problem.detail,
      );
    case "forbidden":
      return withDetail(
        l10n.t(
          "The token doesn't have permission for this. Create one that does, then sign in with it.",
        ),
        problem.detail,
      );
    case "notFound":
      return l10n.t("VPS.org couldn't find it, so it may have been deleted. Refresh the list.");
    case "conflict":
      return withDetail(
        l10n.t("VPS.org is busy with this server. Try again later."),
        problem.detail,
      );
    case "invalid":
      return describeInvalid(problem);
    case "rateLimited":
      return problem.retryAfterMs === undefined
        ? l10n.t("Too many requests. Try again in a minute.")
        : l10n.t(
            "Too many requests. VPS.org accepts new ones in {0} seconds.",
            Math.ceil(problem.retryAfterMs / 1_000),
          );
    case "serverError":
      return l10n.t("VPS.org reported an internal error ({0}). Try again later.", problem.status);
    case "unexpectedStatus":
      return l10n.t("VPS.org sent an unexpected response ({0}).", problem.status);
    case "redirected":
      return l10n.t(
        "The API address redirects to another address ({0}). Check the setting vps.apiUrl.",
        problem.status,
      );
    case "noApi":
      return l10n.t("There is no VPS.org API at this address. Check the setting vps.apiUrl.");
    case "badAnswer":
      return describeBadAnswer(problem.reason);
    case "timeout":
      return l10n.t(
        "{0} didn't respond within {1} seconds. Try again later.",
        problem.host,
        Math.ceil(problem.afterMs / 1_000),
      );
    case "network":
      return l10n.t(
        "{0} could not be reached ({1}). Check your network connection.",
        problem.host,
        problem.code ?? l10n.t("no connection"),
      );
    case "handshake":
      return l10n.t(
        "A secure connection to {0} could not be made ({1}). Nothing was sent. Check the network connection and the proxy settings of VS Code.",
        problem.host,
        problem.code,
      );
    case "notTls":
      return problem.side === "api"
        ? l10n.t(
            "{0} does not speak https://. Nothing was sent. Check the address and the port in the setting vps.apiUrl.",
            problem.host,
          )
        : l10n.t(
            "The proxy on the way to {0} does not speak https://. Nothing was sent. Change https:// to http:// in the proxy settings of VS Code.",
            problem.host,
          );
    case "certificate":
      return l10n.t(
        "The certificate of {0} isn't trusted ({1}). The token was not sent.",
        problem.host,
        problem.code,
      );
    case "proxy":
      return l10n.t(
        "The proxy between VS Code and {0} requires authentication. Check the proxy settings in VS Code.",
        problem.host,
      );
    case "proxyFailed":
      return l10n.t(
        "The proxy on the way to {0} let nothing through ({1}). Check the proxy settings of VS Code.",
        problem.host,
        problem.code ?? l10n.t("no connection"),
      );
    case "intercepted":
      return l10n.t(
        "Something between this computer and VPS.org answered in place of {0} ({1}). It may be a firewall, a proxy, or a network sign-in page.",
        problem.host,
        problem.status,
      );
    case "malformedToken":
      return l10n.t("{0} Nothing was sent.", describeTokenFault(problem.fault));
    case "insecureUrl":
      return describeUrlFault(problem.reason);
    case "cancelled":
      return l10n.t("The request was canceled.");
  }
}

export function describeUrlFault(fault: ApiUrlFault): string {
  switch (fault) {
    case "notUrl":
      return l10n.t("The setting vps.apiUrl isn't a valid address. Nothing was sent.");
    case "scheme":
      return l10n.t("The setting vps.apiUrl must start with https://. Nothing was sent.");
    case "httpNotLoopback":
      return l10n.t(
        "The setting vps.apiUrl must start with https:// (http:// is allowed for localhost only). Nothing was sent.",
      );
    case "credentials":
      return l10n.t(
        "The setting vps.apiUrl must not contain a user name or password. Nothing was sent.",
      );
    case "query":
      return l10n.t("The setting vps.apiUrl must not contain “?” or “#”. Nothing was sent.");
  }
}

function describeBadAnswer(reason: BadAnswerReason): string {
  switch (reason) {
    case "notJson":
      return l10n.t(
        "The response didn't come from the VPS.org API. Your network may require you to sign in first.",
      );
    case "wrongShape":
      return l10n.t("The response from VPS.org could not be read. Try again later.");
    case "tooLarge":
      return l10n.t("The response from VPS.org was too large to read.");
    case "cutOff":
      return l10n.t("The response from VPS.org was incomplete. Try again.");
    case "otherServer":
      return l10n.t("VPS.org answered with another server than the one asked for. Try again.");
  }
}

function describeInvalid({ fields, detail }: InvalidRequest): string {
  const messages = fields.map(({ field, message }) => `${field}: ${message}`);
  const reasons = messages.length > 0 ? messages.join(" ") : detail;
  return withDetail(l10n.t("VPS.org did not accept the request."), reasons);
}

function withDetail(sentence: string, detail: string | undefined): string {
  return detail === undefined ? sentence : `${sentence} (${detail})`;
}
