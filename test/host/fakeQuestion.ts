import * as vscode from "vscode";

type Handler = () => unknown;
type ItemButton = vscode.QuickPickItemButtonEvent<vscode.QuickPickItem>;

/**
 * What `createQuickPick` and `createInputBox` give while a test answers in the person's place.
 * As in VS Code, new items make the first of them the active one.
 */
export class FakeQuestion {
  title?: string;
  step?: number;
  totalSteps?: number;
  placeholder?: string;
  prompt?: string;
  value = "";
  busy = false;
  enabled = true;
  validationMessage?: string | vscode.InputBoxValidationMessage | undefined;
  buttons: readonly vscode.QuickInputButton[] = [];
  activeItems: readonly vscode.QuickPickItem[] = [];
  selectedItems: readonly vscode.QuickPickItem[] = [];
  #items: readonly vscode.QuickPickItem[] = [];
  readonly #accepted: Handler[] = [];
  readonly #hidden: Handler[] = [];
  readonly #buttonPressed: ((button: vscode.QuickInputButton) => unknown)[] = [];
  readonly #itemButtonPressed: ((pressed: ItemButton) => unknown)[] = [];
  readonly #typed: ((value: string) => unknown)[] = [];

  constructor(private readonly onDidShow: (isShown: boolean, question: FakeQuestion) => void) {}

  get items(): readonly vscode.QuickPickItem[] {
    return this.#items;
  }

  set items(items: readonly vscode.QuickPickItem[]) {
    this.#items = items;
    this.activeItems = items.filter(({ kind }) => kind !== separator).slice(0, 1);
  }

  onDidAccept(handler: Handler) {
    return listen(this.#accepted, handler);
  }

  onDidHide(handler: Handler) {
    return listen(this.#hidden, handler);
  }

  onDidTriggerButton(handler: (button: vscode.QuickInputButton) => unknown) {
    return listen(this.#buttonPressed, handler);
  }

  onDidTriggerItemButton(handler: (pressed: ItemButton) => unknown) {
    return listen(this.#itemButtonPressed, handler);
  }

  onDidChangeValue(handler: (value: string) => unknown) {
    return listen(this.#typed, handler);
  }

  show(): void {
    this.onDidShow(true, this);
  }

  hide(): void {
    this.onDidShow(false, this);
    this.hasHidden();
  }

  dispose(): void {
    this.hide();
  }

  hasHidden(): void {
    this.#hidden.splice(0).forEach((handler) => handler());
  }

  async accept(): Promise<void> {
    this.selectedItems = this.activeItems;
    await Promise.all(this.#accepted.map((handler) => handler()));
  }

  async type(value: string): Promise<void> {
    this.value = value;
    await Promise.all(this.#typed.map((handler) => handler(value)));
  }

  async pressOn(item: vscode.QuickPickItem, button: vscode.QuickInputButton): Promise<void> {
    await Promise.all(this.#itemButtonPressed.map((handler) => handler({ item, button })));
  }

  async press(button: vscode.QuickInputButton): Promise<void> {
    await Promise.all(this.#buttonPressed.map((handler) => handler(button)));
  }
}

const separator = vscode.QuickPickItemKind.Separator;

function listen<T>(handlers: T[], handler: T): vscode.Disposable {
  handlers.push(handler);
  return new vscode.Disposable(() => {
    handlers.splice(handlers.indexOf(handler), 1);
  });
}
