import type { SettingId } from "../../core/base/manifestIds";
import type { Notifier } from "../../ui/notifier";
import { Prompts } from "../../ui/prompts/prompts";
import type { PickItem } from "../../ui/prompts/questions";
import { sayNotSaved } from "../../ui/settingMessages";

/** A way to arrange the rows that the user chooses from several. */
export interface Arrangement<Value> {
  readonly title: string;
  readonly placeholder: string;
  readonly items: readonly PickItem<Value>[];
  readonly present: Value;
  readonly show: (value: Value) => void;
  readonly settingId: SettingId;
  /** False if the setting can't be written. */
  readonly save: (value: Value) => Promise<boolean>;
}

/** The view follows even if the setting can't be saved, which is then said. */
export async function arrangeServers<Value>(
  { title, placeholder, items, present, show, settingId, save }: Arrangement<Value>,
  notifier: Notifier,
): Promise<void> {
  const isPresent = (value: Value) => value === present;
  const answered = await new Prompts().pick<Value>({
    title,
    canGoBack: false,
    placeholder,
    items,
    isCurrent: isPresent,
    isPresent,
    staysOpen: false,
  });
  if (answered.kind !== "answered") {
    return;
  }
  show(answered.value);
  if (!(await save(answered.value))) {
    sayNotSaved(notifier, settingId);
  }
}
