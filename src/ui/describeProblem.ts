import { l10n } from "vscode";
import type { ApiUrlFault, BadAnswerReason, InvalidRequest, Problem } from "../core/base/problem";
import type { TokenFault } from "../core/base/tokenFault";

/** What happened, why, and what to do: one or two plain sentences for every problem. */
export function describeProblem(problem: Problem): string {
  switch (problem.kind) {
    case "unauthorized":
      return l10n.t("VPS.org does not accept the token any more. Sign in again with a new one.");
    case "paymentRequired":
      return withDetail(
        l10n.t("There is not enough credit for this. Add credit in the VPS.org dashboard."),
        problem.detail,
      );
    case "forbidden":
      return withDetail(
        l10n.t("The token lacks the permission for this. Create a token that has it."),
        problem.detail,
      );
    case "notFound":
      return l10n.t("VPS.org does not find it: it no longer exists. Refresh the list.");
    case "conflict":
      return withDetail(l10n.t("VPS.org is busy with this server. Try again."), problem.detail);
    case "invalid":
      return describeInvalid(problem);
    case "rateLimited":
      return problem.retryAfterMs === undefined
        ? l10n.t("VPS.org asks for fewer requests. Try again in a minute.")
        : l10n.t(
            "VPS.org asks for fewer requests. It answers again in {0} seconds.",
            Math.ceil(problem.retryAfterMs / 1_000),
          );
    case "serverError":
      return l10n.t("VPS.org has a fault of its own ({0}). Try again later.", problem.status);
    case "unexpectedStatus":
      return l10n.t("VPS.org gave an answer that was not expected ({0}).", problem.status);
    case "redirected":
      return l10n.t(
        "The API address points elsewhere ({0}). Check the setting vps.apiUrl.",
        problem.status,
      );
    case "noApi":
      return l10n.t("There is no VPS.org API at this address. Check the setting vps.apiUrl.");
    case "badAnswer":
      return describeBadAnswer(problem.reason);
    case "timeout":
      return l10n.t(
        "{0} did not answer within {1} seconds. Try again later.",
        problem.host,
        Math.ceil(problem.afterMs / 1_000),
      );
    case "network":
      return l10n.t(
        "{0} could not be reached ({1}). Check the network connection.",
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
        "The certificate of {0} is not trusted ({1}). The token was not sent.",
        problem.host,
        problem.code,
      );
    case "proxy":
      return l10n.t(
        "The proxy on the way to {0} asks for a sign-in. Check the proxy settings of VS Code.",
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
      return describeTokenFault(problem.fault);
    case "insecureUrl":
      return describeUrlFault(problem.reason);
    case "cancelled":
      return l10n.t("It was cancelled.");
  }
}

export function describeUrlFault(fault: ApiUrlFault): string {
  switch (fault) {
    case "notUrl":
      return l10n.t("The setting vps.apiUrl is not an address. Nothing was sent.");
    case "scheme":
      return l10n.t("The setting vps.apiUrl has to start with https://. Nothing was sent.");
    case "httpNotLoopback":
      return l10n.t(
        "The setting vps.apiUrl has to start with https://; http:// is for this computer alone. Nothing was sent.",
      );
    case "credentials":
      return l10n.t(
        "The setting vps.apiUrl must not hold a user name or password. Nothing was sent.",
      );
    case "query":
      return l10n.t("The setting vps.apiUrl must not hold “?” or “#”. Nothing was sent.");
  }
}

/** What is wrong with a text that is no token, wherever it came from. */
export function describeTokenFault(fault: TokenFault): string {
  switch (fault) {
    case "empty":
      return l10n.t("The token is empty. Nothing was sent. Sign in again, or set VPS_API_TOKEN.");
    case "lineBreak":
      return l10n.t(
        "The token has a line break in it. Nothing was sent. Sign in again, or correct VPS_API_TOKEN.",
      );
    case "quotes":
      return l10n.t(
        "The token has quotation marks around it. Nothing was sent. Sign in again, or correct VPS_API_TOKEN.",
      );
    case "prefix":
      return l10n.t(
        "The token has a word such as “Bearer” before it. Nothing was sent. Sign in again, or correct VPS_API_TOKEN.",
      );
    case "characters":
      return l10n.t(
        "The token has spaces or other characters in it that no token has. Nothing was sent. Sign in again, or correct VPS_API_TOKEN.",
      );
  }
}

function describeBadAnswer(reason: BadAnswerReason): string {
  switch (reason) {
    case "notJson":
      return l10n.t(
        "The answer did not come from the VPS.org API. A network sign-in page may be in between.",
      );
    case "wrongShape":
      return l10n.t("The answer of VPS.org could not be understood. Try again later.");
    case "tooLarge":
      return l10n.t("The answer of VPS.org was too large and was not read.");
    case "cutOff":
      return l10n.t("The answer of VPS.org ended too early. Try again.");
    case "otherServer":
      return l10n.t("VPS.org answered with another server than the one asked for. Try again.");
  }
}

function describeInvalid({ fields, detail }: InvalidRequest): string {
  const messages = fields.map(({ field, message }) => `${field}: ${message}`);
  const reasons = messages.length > 0 ? messages.join(" ") : detail;
  return withDetail(l10n.t("VPS.org did not accept this."), reasons);
}

function withDetail(sentence: string, detail: string | undefined): string {
  return detail === undefined ? sentence : `${sentence} (${detail})`;
}
