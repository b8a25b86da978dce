import type { TreeView } from "vscode";
import type { Disposable } from "../core/base/emitter";
import type { Clock } from "../core/base/clock";
import type { ContextKeySetter } from "../ui/contextKeys";
import { possibleActions } from "./actionTags";
import type { TreeNode } from "./treeNode";

/** The menu of several rows is made of what all of them have; power is offered for any. */
export class SelectionMenu {
  #looking: Disposable | undefined;

  constructor(
    private readonly view: Pick<TreeView<TreeNode>, "selection">,
    private readonly keys: ContextKeySetter,
    private readonly clock: Pick<Clock, "after">,
  ) {}

  look(): void {
    const servers = this.view.selection.flatMap((row) =>
      row.kind === "server" ? [row.server] : [],
    );
    this.keys.set("selectionActions", possibleActions(servers).join("+"));
  }

  /**
   * Call when VS Code has been given rows. Until then it knows none of those that it draws anew, says
   * that nothing is selected, and fires no event once the selected rows are there again.
   */
  rowsAreThere(): void {
    this.#looking ??= this.clock.after(0, () => {
      this.#looking = undefined;
      this.look();
    });
  }

  dispose(): void {
    this.#looking?.dispose();
  }
}
