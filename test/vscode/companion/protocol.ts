/** Names the file into which the companion writes where it listens. */
export const addressVariable = "VPS_TEST_COMPANION";

export interface CompanionAddress {
  readonly port: number;
  readonly secret: string;
}

export type Order =
  /** Answered when the command has ended. */
  | { readonly kind: "execute"; readonly id: string; readonly args: readonly unknown[] }
  /** Answered at once: a command that asks something ends only when it is answered. */
  | { readonly kind: "start"; readonly id: string; readonly args: readonly unknown[] }
  | { readonly kind: "set"; readonly settings: Readonly<Record<string, unknown>> }
  | { readonly kind: "state" };

export interface WindowState {
  readonly isFocused: boolean;
  /** The labels of the open editors, group by group. */
  readonly tabs: readonly (readonly string[])[];
  /** Empty where no editor is open. */
  readonly activeTab: string;
  /** Address of the text that has the cursor; empty where none has. */
  readonly activeDocument: string;
}
