import * as vscode from "vscode";
import type { ServerDetails, ServerRef } from "../../core/servers/server";
import type { ServerSettings } from "../../core/servers/serverSettings";
import type { Notifier } from "../../ui/notifier";
import { Prompts } from "../../ui/prompts/prompts";
import { type Field, type FieldComplaints, noComplaints } from "./fieldComplaint";
import { askField } from "./settingsFields";
import { formItems } from "./settingsItems";

type Changes = Partial<ServerSettings>;

export interface FormOptions {
  readonly ref: ServerRef;
  readonly details: ServerDetails;
  /** What the form calls the server. */
  readonly called: string;
  readonly notifier: Notifier;
}

/** Everything that can be changed of a server, in one list. */
export class SettingsForm {
  readonly #prompts = new Prompts();
  readonly #typed = new Map<Field, string>();
  #changes: Changes = {};
  #complaints = noComplaints;

  constructor(
    private readonly form: FormOptions,
    private readonly othersNames: readonly string[],
  ) {}

  /** What the API said about the changes, to be shown at their fields. */
  complain(complaints: FieldComplaints): void {
    this.#complaints = complaints;
  }

  /** The changes when the user saves; undefined if nothing should be changed. */
  async ask(): Promise<Changes | undefined> {
    for (;;) {
      const chosen = await this.#choose();
      if (chosen === "save") {
        return this.#changes;
      }
      if (chosen !== undefined) {
        await this.#change(chosen);
        continue;
      }
      const left = await this.#leave();
      if (left !== "stay") {
        return left === "save" ? this.#changes : undefined;
      }
    }
  }

  async #choose(): Promise<Field | "save" | undefined> {
    const rejected = [...this.#complaints.fields.keys()][0];
    const chosen = await this.#prompts.pick<Field | "save">({
      title: this.#title(),
      canGoBack: false,
      complaint: this.#complaints.other,
      placeholder: vscode.l10n.t("Select a setting to change, then save"),
      items: formItems(this.form.details, this.#changes, this.#complaints),
      isCurrent: (value) => value === (rejected ?? "save"),
      isWeighty: (value) => value === "save",
    });
    return chosen.kind === "answered" ? chosen.value : undefined;
  }

  /** Escape in a field leads back here, and the field keeps what was typed. */
  async #change(field: Field): Promise<void> {
    const { othersNames } = this;
    const { details } = this.form;
    const answered = await askField(field, {
      prompts: this.#prompts,
      title: this.#title(),
      now: { ...details, ...this.#changes },
      othersNames,
      typed: this.#typed,
      complaint: this.#complaints.fields.get(field),
    });
    if (answered.kind === "answered") {
      this.#typed.delete(field);
      this.#changes = withoutSame({ ...this.#changes, ...answered.value }, details);
      const fields = new Map([...this.#complaints.fields].filter(([other]) => other !== field));
      this.#complaints = { ...this.#complaints, fields, other: undefined };
    }
  }

  #title(): string {
    return vscode.l10n.t("Edit {0}", this.form.called);
  }

  /** Nothing that was entered is lost without a question. */
  async #leave(): Promise<"save" | "discard" | "stay"> {
    if (Object.keys(this.#changes).length === 0) {
      return "discard";
    }
    const save = vscode.l10n.t("Save");
    const discard = vscode.l10n.t("Don't Save");
    const answer = await this.form.notifier.ask({
      message: vscode.l10n.t("Save the changes to {0}?", this.form.called),
      detail: vscode.l10n.t("They have not been sent to VPS.org yet."),
      about: [this.form.ref],
      buttons: [save, discard],
    });
    return answer === save ? "save" : answer === discard ? "discard" : "stay";
  }
}

/** A value that equals the API's is not a change; no hostname is the same as an empty one. */
function withoutSame(changes: Changes, details: ServerDetails): Changes {
  const before = { ...details, hostname: details.hostname ?? "" };
  return Object.fromEntries(
    Object.entries(changes).filter(([field, value]) => value !== Reflect.get(before, field)),
  );
}
