import { FakeEmitter } from "./fakeEmitter";
import type { Screen } from "./screen";

export interface Item {
  readonly label: string;
  readonly description?: string;
  readonly kind?: number;
  readonly value?: unknown;
  readonly ref?: { readonly accountKey: string; readonly serverId: string };
}

/** What list and box have in common: one is open at a time, and opening another hides it. */
abstract class QuickInput {
  title: string | undefined;
  placeholder: string | undefined;
  step: number | undefined;
  totalSteps: number | undefined;
  ignoreFocusOut = false;
  busy = false;
  enabled = true;
  buttons: readonly unknown[] = [];
  isVisible = false;
  readonly accepted = new FakeEmitter<undefined>();
  readonly hidden = new FakeEmitter<undefined>();
  readonly triggered = new FakeEmitter<unknown>();
  readonly onDidAccept = this.accepted.event;
  readonly onDidHide = this.hidden.event;
  readonly onDidTriggerButton = this.triggered.event;

  constructor(protected readonly screen: Screen) {}

  show(): void {
    this.screen.open(this.self());
  }

  hide(): void {
    if (this.isVisible) {
      this.isVisible = false;
      this.screen.closed(this.self());
      this.hidden.fire(undefined);
    }
  }

  dispose(): void {
    this.hide();
    this.accepted.dispose();
    this.hidden.dispose();
    this.triggered.dispose();
  }

  abstract self(): FakeQuickPick | FakeInputBox;
}

export class FakeQuickPick extends QuickInput {
  readonly kind = "pick";
  items: readonly Item[] = [];
  activeItems: readonly Item[] = [];
  selectedItems: readonly Item[] = [];
  matchOnDescription = false;
  matchOnDetail = false;
  keepScrollPosition = false;
  prompt: string | undefined;

  choose(item: Item): void {
    this.activeItems = [item];
    this.selectedItems = [item];
    this.accepted.fire(undefined);
  }

  override self(): this {
    return this;
  }
}

export class FakeInputBox extends QuickInput {
  readonly kind = "text";
  value = "";
  prompt: string | undefined;
  password = false;
  validationMessage: unknown;
  readonly changed = new FakeEmitter<string>();
  readonly onDidChangeValue = this.changed.event;

  type(text: string): void {
    this.value = text;
    this.changed.fire(text);
  }

  enter(): void {
    if (this.enabled) {
      this.accepted.fire(undefined);
    }
  }

  override dispose(): void {
    super.dispose();
    this.changed.dispose();
  }

  override self(): this {
    return this;
  }
}
