import { Disposable, type InputBox } from "vscode";

export interface FakeInputBox {
  readonly input: InputBox;
  /** Types a text and presses Enter; settles when that has had its effect. */
  readonly enter: (text: string) => Promise<void>;
}

/** An input box that nobody sees, filled in by a test. */
export function fakeInputBox(): FakeInputBox {
  const nothing = new Disposable(() => undefined);
  let accept: () => unknown = () => undefined;
  let hidden: () => unknown = () => undefined;
  const fake: Partial<InputBox> = {
    value: "",
    show: () => undefined,
    hide: () => hidden(),
    dispose: () => undefined,
    onDidTriggerButton: () => nothing,
    onDidChangeValue: () => nothing,
    onDidHide: (listener) => {
      hidden = () => {
        listener();
      };
      return nothing;
    },
    onDidAccept: (listener) => {
      // The listener is asynchronous, whatever its type says.
      accept = listener as () => unknown;
      return nothing;
    },
  };
  const input = fake as InputBox;
  return {
    input,
    enter: async (text) => {
      input.value = text;
      await accept();
    },
  };
}
