import { createSteps, type CreateOption, type CreateStep } from "./createSteps";
import type { FieldMessage } from "../base/problem";

/** Why the API rejected the answer to a step. */
export interface FieldRejection {
  readonly message: string;
  /** The rejected option, if the step asks for options. */
  readonly option: CreateOption | undefined;
}

/** The question to ask again. */
export interface ComplaintTarget {
  readonly step: CreateStep;
  readonly option: CreateOption | undefined;
  /** The API's own message about it. Other messages are about other answers. */
  readonly first: FieldMessage | undefined;
}

interface Place {
  readonly step: CreateStep;
  readonly option?: CreateOption;
}

const placeOfField: ReadonlyMap<string, Place> = new Map([
  ["location", { step: "location" }],
  ["location_id", { step: "location" }],
  ["plan", { step: "plan" }],
  ["plan_id", { step: "plan" }],
  ["plan_uuid", { step: "plan" }],
  ["os", { step: "os" }],
  ["os_id", { step: "os" }],
  ["os_version_uuid", { step: "os" }],
  ["name", { step: "name" }],
  ["hostname", { step: "options", option: "hostname" }],
  ["ssh_key", { step: "options", option: "sshKey" }],
  ["ssh_key_id", { step: "options", option: "sshKey" }],
  ["ssh_key_ids", { step: "options", option: "sshKey" }],
  ["backups_enabled", { step: "options", option: "backups" }],
]);

/** The first question that a message is about, or the review if there is none. */
export function targetOf(fields: readonly FieldMessage[]): ComplaintTarget {
  const found = fields
    .flatMap((first) => {
      const place = placeOfField.get(first.field);
      return place ? [{ first, step: place.step, option: place.option }] : [];
    })
    .sort((a, b) => createSteps.indexOf(a.step) - createSteps.indexOf(b.step));
  return found[0] ?? { step: "review", option: undefined, first: fields[0] };
}
