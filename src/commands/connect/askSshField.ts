import * as vscode from "vscode";
import type { SshOptions } from "../../core/servers/sshOptions";
import { sshFaultOf, type SshSettings } from "../../core/servers/sshTarget";
import type { Prompts } from "../../ui/prompts/prompts";
import { heading, type Answered } from "../../ui/prompts/questions";
import { sshSettings } from "../../ui/settings";
import { chooseKeyFile, privateKeys } from "./privateKeys";

export type SshField = keyof SshSettings;

export interface SshFieldContext {
  readonly own: SshOptions;
  readonly title: string;
  readonly prompts: Prompts;
}

/** The question of one field. The answer is all of the server's options as they are then. */
export function askSshField(
  field: SshField,
  context: SshFieldContext,
): Promise<Answered<SshOptions>> {
  switch (field) {
    case "user":
      return askUser(context);
    case "port":
      return askPort(context);
    case "identityFile":
      return askKey(context);
  }
}

async function askUser({ own, title, prompts }: SshFieldContext): Promise<Answered<SshOptions>> {
  const all = sshSettings();
  const answered = await prompts.text({
    title,
    canGoBack: true,
    prompt: vscode.l10n.t("User on the server. Leave it empty for the one in the settings."),
    placeholder: all.user,
    value: own.user ?? "",
    check: (user) =>
      user === "" || sshFaultOf({ ...harmless, user }) === undefined
        ? undefined
        : { message: vscode.l10n.t("Not a valid user name"), severity: "error" },
  });
  return mapped(answered, (user) => changed(own, "user", user === "" ? undefined : user));
}

async function askPort({ own, title, prompts }: SshFieldContext): Promise<Answered<SshOptions>> {
  const answered = await prompts.text({
    title,
    canGoBack: true,
    prompt: vscode.l10n.t("Port of SSH. Leave it empty for the one in the settings."),
    placeholder: String(sshSettings().port),
    value: own.port === undefined ? "" : String(own.port),
    check: (port) =>
      port === "" || (/^\d{1,5}$/.test(port) && !sshFaultOf({ ...harmless, port: Number(port) }))
        ? undefined
        : { message: vscode.l10n.t("A whole number from 1 to 65535"), severity: "error" },
  });
  return mapped(answered, (port) => changed(own, "port", port === "" ? undefined : Number(port)));
}

async function askKey({ own, title, prompts }: SshFieldContext): Promise<Answered<SshOptions>> {
  const known = await privateKeys();
  const answered = await prompts.pick<SshOptions | "otherFile">({
    title,
    canGoBack: true,
    placeholder: vscode.l10n.t("Select the private key for this server"),
    items: [
      ...known.map(({ name, path }) => ({
        label: name,
        description: path,
        value: changed(own, "identityFile", path),
      })),
      {
        label: vscode.l10n.t("Other File…"),
        value: "otherFile",
      },
      heading(""),
      {
        label: vscode.l10n.t("Let ssh Choose"),
        value: changed(own, "identityFile", ""),
      },
      {
        label: vscode.l10n.t("As in the Settings"),
        value: changed(own, "identityFile", undefined),
      },
    ],
  });
  if (answered.kind !== "answered") {
    return answered;
  }
  if (answered.value !== "otherFile") {
    return { kind: "answered", value: answered.value };
  }
  const path = await chooseKeyFile();
  return path === undefined
    ? { kind: "back" }
    : { kind: "answered", value: changed(own, "identityFile", path) };
}

const harmless: SshSettings = { user: "root", port: 22, identityFile: "" };

function changed<F extends SshField>(
  own: SshOptions,
  field: F,
  value: SshSettings[F] | undefined,
): SshOptions {
  const all = Object.entries<unknown>({ ...own, [field]: value });
  return Object.fromEntries(all.filter(([, chosen]) => chosen !== undefined));
}

function mapped<T>(answered: Answered<T>, change: (value: T) => SshOptions): Answered<SshOptions> {
  return answered.kind === "answered"
    ? { kind: "answered", value: change(answered.value) }
    : answered;
}
