import { l10n } from "vscode";
import type { ApiUrlFault, BadAnswerReason, InvalidRequest, Problem } from "../core/base/problem";
import { describeTokenFault } from "./describeTokenFault";

/** What happened and why, and what to do about it. */
type Account = readonly [reason: string, advice?: string];

/** What happened, why, and what to do: one or two plain sentences for every problem. */
export function describeProblem(problem: Problem): string {
  return withDetail(accountOf(problem).join(" "), detailOf(problem));
}

/** What happened in one sentence, for a message that says more beside it and has the button. */
export function describeReason(problem: Problem): string {
  return withDetail(accountOf(problem)[0], detailOf(problem));
}

export function describeUrlFault(fault: ApiUrlFault): string {
  return accountOfUrlFault(fault).join(" ");
}

function accountOf(problem: Problem): Account {
  switch (problem.kind) {
    case "unauthorized":
      return [
        l10n.t("VPS.org no longer accepts the token."),
        l10n.t("Sign in again with a new one."),
      ];
    case "paymentRequired":
      return [
        l10n.t("The account doesn't have enough credit for this."),
        l10n.t("Add credit in the VPS.org dashboard."),
      ];
    case "forbidden":
      return [
        l10n.t("The token doesn't have permission for this."),
        l10n.t("Create one that does, then sign in with it."),
      ];
    case "notFound":
      return [
        l10n.t("VPS.org couldn't find it, so it may have been deleted."),
        l10n.t("Refresh the list."),
      ];
    case "conflict":
      return [l10n.t("VPS.org is busy with this server."), l10n.t("Try again later.")];
    case "invalid":
      return [l10n.t("VPS.org did not accept the request.")];
    case "rateLimited":
      return problem.retryAfterMs === undefined
        ? [l10n.t("Too many requests."), l10n.t("Try again in a minute.")]
        : [
            l10n.t(
              "Too many requests: VPS.org accepts new ones in {0} seconds.",
              Math.ceil(problem.retryAfterMs / 1_000),
            ),
          ];
    case "serverError":
      return [
        l10n.t("VPS.org reported an internal error ({0}).", problem.status),
        l10n.t("Try again later."),
      ];
    case "unexpectedStatus":
      return [l10n.t("VPS.org sent an unexpected response ({0}).", problem.status)];
    case "redirected":
      return [
        l10n.t("The API address redirects to another address ({0}).", problem.status),
        l10n.t("Check the setting vps.apiUrl, or sign in to your network if it requires that."),
      ];
    case "noApi":
      return [
        l10n.t("There is no VPS.org API at this address."),
        l10n.t("Check the setting vps.apiUrl."),
      ];
    case "badAnswer":
      return accountOfBadAnswer(problem.reason);
    case "timeout":
    case "network":
    case "handshake":
    case "notTls":
    case "certificate":
    case "proxy":
    case "proxyFailed":
    case "intercepted":
      return accountOfConnection(problem);
    case "malformedToken":
      return [describeTokenFault(problem.fault), l10n.t("Nothing was sent.")];
    case "insecureUrl":
      return accountOfUrlFault(problem.reason);
    case "cancelled":
      return [l10n.t("The request was canceled.")];
  }
}

type ConnectionProblem = Extract<Problem, { readonly host: string }>;

function accountOfConnection(problem: ConnectionProblem): Account {
  const { host } = problem;
  switch (problem.kind) {
    case "timeout":
      return [
        l10n.t("{0} didn't respond within {1} seconds.", host, Math.ceil(problem.afterMs / 1_000)),
        l10n.t("Try again later."),
      ];
    case "network":
      return [
        l10n.t("{0} could not be reached ({1}).", host, codeOf(problem)),
        l10n.t("Check your network connection."),
      ];
    case "handshake":
      return [
        l10n.t(
          "A secure connection to {0} could not be made ({1}), so nothing was sent.",
          host,
          problem.code,
        ),
        l10n.t("Check your network connection and the proxy settings in VS Code."),
      ];
    case "notTls":
      return problem.side === "api"
        ? [
            l10n.t("{0} doesn't speak https://, so nothing was sent.", host),
            l10n.t("Check the address and the port in the setting vps.apiUrl."),
          ]
        : [
            l10n.t(
              "The proxy between VS Code and {0} doesn't speak https://, so nothing was sent.",
              host,
            ),
            l10n.t("Change https:// to http:// in the proxy settings in VS Code."),
          ];
    case "certificate":
      return [
        l10n.t("The certificate of {0} isn't trusted ({1}).", host, problem.code),
        l10n.t("The token was not sent."),
      ];
    case "proxy":
      return [
        l10n.t("The proxy between VS Code and {0} requires authentication.", host),
        l10n.t("Check the proxy settings in VS Code."),
      ];
    case "proxyFailed":
      return [
        l10n.t(
          "The proxy between VS Code and {0} let nothing through ({1}).",
          host,
          codeOf(problem),
        ),
        l10n.t("Check the proxy settings in VS Code."),
      ];
    case "intercepted":
      return [
        l10n.t(
          "Something between this computer and VPS.org answered in place of {0} ({1}).",
          host,
          problem.status,
        ),
        l10n.t("It may be a firewall, a proxy, or a network sign-in page."),
      ];
  }
}

function codeOf({ code }: { readonly code: string | undefined }): string {
  return code ?? l10n.t("no connection");
}

function accountOfUrlFault(fault: ApiUrlFault): Account {
  const nothingSent = l10n.t("Nothing was sent.");
  switch (fault) {
    case "notUrl":
      return [l10n.t("The setting vps.apiUrl isn't a valid address."), nothingSent];
    case "scheme":
      return [l10n.t("The setting vps.apiUrl must start with https://."), nothingSent];
    case "httpNotLoopback":
      return [
        l10n.t(
          "The setting vps.apiUrl must start with https:// (http:// is allowed for localhost only).",
        ),
        nothingSent,
      ];
    case "credentials":
      return [
        l10n.t("The setting vps.apiUrl must not contain a user name or password."),
        nothingSent,
      ];
    case "query":
      return [l10n.t("The setting vps.apiUrl must not contain “?” or “#”."), nothingSent];
  }
}

function accountOfBadAnswer(reason: BadAnswerReason): Account {
  switch (reason) {
    case "notJson":
      return [
        l10n.t("The response didn't come from the VPS.org API."),
        l10n.t("Your network may require you to sign in first."),
      ];
    case "wrongShape":
      return [l10n.t("The response from VPS.org could not be read."), l10n.t("Try again later.")];
    case "tooLarge":
      return [l10n.t("The response from VPS.org was too large to read.")];
    case "cutOff":
      return [l10n.t("The response from VPS.org was incomplete."), l10n.t("Try again.")];
    case "otherServer":
      return [
        l10n.t("VPS.org answered with another server than the one asked for."),
        l10n.t("Try again."),
      ];
  }
}

/** The API's own words. */
function detailOf(problem: Problem): string | undefined {
  switch (problem.kind) {
    case "paymentRequired":
    case "forbidden":
    case "conflict":
      return problem.detail;
    case "invalid":
      return detailOfInvalid(problem);
    default:
      return undefined;
  }
}

function detailOfInvalid({ fields, detail }: InvalidRequest): string | undefined {
  const messages = fields.map(({ field, message }) => `${field}: ${message}`);
  return messages.length > 0 ? messages.join(" ") : detail;
}

function withDetail(sentence: string, detail: string | undefined): string {
  return detail === undefined ? sentence : `${sentence} (${detail})`;
}
