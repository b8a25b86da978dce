import type { TreeNode } from "../../../src/tree/treeNode";
import type { History, Verb } from "../base/history";
import type { Item } from "../vscode/quickInput";

const verbs: Readonly<Record<string, Verb>> = {
  "vps.server.start": "start",
  "vps.server.stop": "stop",
  "vps.server.reboot": "reboot",
  "vps.server.delete": "delete",
  "vps.server.rename": "edit",
  "vps.server.edit": "edit",
  "vps.server.enableBackups": "edit",
  "vps.server.disableBackups": "edit",
};
const asksNothing = new Set([
  "vps.server.start",
  "vps.server.enableBackups",
  "vps.server.disableBackups",
]);

interface Goal {
  readonly id: string;
  readonly verb: Verb;
  refs: readonly string[];
  names: readonly string[];
}

export interface GoalsOptions {
  readonly window: string;
  readonly history: History;
  readonly nameOf: (ref: string) => string | undefined;
  readonly confirmsPower: () => boolean;
}

/** What the user of one window wants of which servers, from the click to the last "yes". */
export class Goals {
  readonly #goals: Goal[] = [];

  constructor(private readonly options: GoalsOptions) {}

  /** A command is called, by a click or by a button of the extension's own. */
  called(id: string, [clicked, selected]: readonly unknown[]): void {
    const verb = verbs[id];
    if (!verb) {
      return;
    }
    const rows = [clicked, ...(Array.isArray(selected) ? (selected as unknown[]) : [])];
    const refs = [...new Set(rows.flatMap(refIn))];
    this.#goals.push({ id, verb, refs: [], names: [] });
    if (refs.length > 0) {
      this.#take(refs);
    }
  }

  /** The user picks from a list. */
  picked({ ref, value, label }: Item, title = ""): void {
    if (ref) {
      this.#take([`${ref.accountKey}/${ref.serverId}`]);
    }
    if (isCreate(value)) {
      this.options.history.add({
        kind: "meant",
        window: this.options.window,
        verb: "create",
        refs: [],
        name: label.replace("Create ", ""),
      });
    }
    if (value === "save") {
      this.means(["edit"], title);
    }
  }

  /** True if the user has a goal that the question is about: all of its servers are named there. */
  askedAbout(text: string, wanted: readonly Verb[]): boolean {
    return this.#find(wanted, text) !== undefined;
  }

  /** The user says yes to the goal of which the text speaks. */
  means(wanted: readonly Verb[], text: string): void {
    // A form is called as the server is now, which the user may have known by another name.
    const renamed = wanted.includes("edit") && this.#goals.findLast(({ verb }) => verb === "edit");
    const goal = this.#find(wanted, text) ?? renamed;
    if (goal) {
      this.#record(goal);
    }
  }

  meansAgain(name: string): void {
    this.options.history.add({
      kind: "meant",
      window: this.options.window,
      verb: "create",
      refs: [],
      name,
    });
  }

  #find(wanted: readonly Verb[], text: string): Goal | undefined {
    const fitting = this.#goals.filter(
      ({ verb, names, refs }) => refs.length > 0 && wanted.includes(verb) && isNamedIn(text, names),
    );
    const most = Math.max(...fitting.map(({ refs }) => refs.length));
    return fitting.findLast(({ refs }) => refs.length === most);
  }

  #take(refs: readonly string[]): void {
    const goal = this.#goals.findLast((one) => one.refs.length === 0);
    if (!goal) {
      return;
    }
    goal.refs = refs;
    goal.names = refs.map((ref) => this.options.nameOf(ref) ?? ref);
    const isPower = goal.verb === "stop" || goal.verb === "reboot";
    if (asksNothing.has(goal.id) || (isPower && !this.options.confirmsPower())) {
      this.#record(goal);
    }
  }

  #record({ verb, refs, names }: Goal): void {
    const { history, window } = this.options;
    history.add({ kind: "meant", window, verb, refs, name: names.join(", ") });
  }
}

/** A question names the servers, or says how many there are. */
function isNamedIn(text: string, names: readonly string[]): boolean {
  return /\b\d+ Servers$/.test(text)
    ? text.includes(` ${names.length} Servers`)
    : names.slice(0, 5).every((name) => text.includes(name));
}

function refIn(row: unknown): readonly string[] {
  if (typeof row === "string") {
    return [row];
  }
  return isServerNode(row) ? [`${row.accountKey}/${row.server.id}`] : [];
}

function isServerNode(row: unknown): row is Extract<TreeNode, { kind: "server" }> {
  return typeof row === "object" && row !== null && "kind" in row && row.kind === "server";
}

function isCreate(value: unknown): boolean {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "create";
}
