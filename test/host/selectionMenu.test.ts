import assert from "node:assert/strict";
import * as vscode from "vscode";
import { contextKeys } from "../../src/core/base/manifestIds";
import { ServerMarks } from "../../src/core/servers/serverMarks";
import { ServerRefresher } from "../../src/core/refresh/serverRefresher";
import { ServerStore } from "../../src/core/servers/serverStore";
import { ServersView } from "../../src/tree/serversView";
import type { TreeNode } from "../../src/tree/treeNode";
import { FakeClock } from "../fakes/fakeClock";
import { FakeMemento } from "../fakes/fakeMemento";
import { FakeSource } from "../fakes/fakeSource";
import { anAccount, aServer } from "../fakes/samples";

const account = anAccount();

/** VS Code's side of a view: what is selected is known by row only while it knows the rows. */
class FakeTreeView {
  selection: readonly TreeNode[] = [];
  readonly visible = true;
  readonly #selected = new vscode.EventEmitter<undefined>();
  readonly onDidChangeSelection = this.#selected.event;
  readonly onDidChangeVisibility = new vscode.EventEmitter<undefined>().event;
  readonly dispose = () => undefined;

  constructor(readonly provider: vscode.TreeDataProvider<TreeNode>) {}

  select(rows: readonly TreeNode[]): void {
    this.selection = rows;
    this.#selected.fire(undefined);
  }

  children(node?: TreeNode): readonly TreeNode[] {
    return this.provider.getChildren(node) as readonly TreeNode[];
  }
}

describe("The menu of several selected rows", () => {
  const { createTreeView } = vscode.window;
  const { executeCommand } = vscode.commands;
  const offered: unknown[] = [];
  let clock: FakeClock;
  let tree: FakeTreeView;
  let view: ServersView;

  beforeEach(async () => {
    offered.length = 0;
    Object.assign(vscode.window, {
      createTreeView: (_id: string, { treeDataProvider }: vscode.TreeViewOptions<TreeNode>) =>
        (tree = new FakeTreeView(treeDataProvider)),
    });
    Object.assign(vscode.commands, {
      executeCommand: (id: string, key: unknown, value: unknown) => {
        if (id === "setContext" && key === contextKeys.selectionActions) {
          offered.push(value);
        }
        return Promise.resolve();
      },
    });
    clock = new FakeClock();
    const store = new ServerStore(clock);
    store.setAccounts([account]);
    const source = new FakeSource(aServer("1"), aServer("2", { status: "stopped" }));
    view = new ServersView({
      store,
      marks: new ServerMarks(new FakeMemento()),
      usage: { load: () => Promise.resolve([]) },
      clock,
      memory: new FakeMemento(),
      hasOtherAccounts: () => false,
    });
    await new ServerRefresher(store, () => source, clock).refreshList(account.key);
    await clock.advance(0);
  });

  afterEach(() => {
    view.dispose();
    Object.assign(vscode.window, { createTreeView });
    Object.assign(vscode.commands, { executeCommand });
  });

  const servers = () => tree.children().flatMap((group) => tree.children(group));

  it("offers what at least one of them can do", async () => {
    const rows = servers();
    await clock.advance(0);
    tree.select(rows);
    assert.equal(offered.at(-1), "start+stop+reboot");
    tree.select([]);
    assert.equal(offered.at(-1), "");
  });

  it("offers it although VS Code knew no row when they were selected", async () => {
    tree.select([]);
    // It has drawn them by now, and says so to nobody.
    tree.selection = servers();
    assert.equal(offered.at(-1), "");
    await clock.advance(0);
    assert.equal(offered.at(-1), "start+stop+reboot");
  });
});
