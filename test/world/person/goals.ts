import type { TreeNode } from "../../../src/tree/treeNode";
import type { History, Verb } from "../base/history";
import type { Item } from "../vscode/quickInput";

interface Command {
  readonly verb: Verb;
  /** The title of the list to pick from, where the command doesn't know the server. */
  readonly pickTitle: string;
}

const commands: Readonly<Record<string, Command>> = {
  "vps.server.start": { verb: "start", pickTitle: "Start" },
  "vps.server.stop": { verb: "stop", pickTitle: "Stop" },
  "vps.server.reboot": { verb: "reboot", pickTitle: "Reboot" },
  "vps.server.delete": { verb: "delete", pickTitle: "Delete" },
  "vps.server.rename": { verb: "edit", pickTitle: "Rename" },
  "vps.server.edit": { verb: "edit", pickTitle: "Edit Settings" },
  "vps.server.enableBackups": { verb: "edit", pickTitle: "Enable Backups" },
  "vps.server.disableBackups": { verb: "edit", pickTitle: "Disable Backups" },
};

interface Goal extends Command {
  readonly id: string;
  /** The command may ask for which server: no row was clicked. */
  readonly isPicked: boolean;
  refs: readonly string[];
  names: readonly string[];
}

/** A button that the user has pressed in a panel, and the server that it showed then. */
interface Pressed {
  readonly intent: string;
  readonly ref: string;
}

export interface GoalsOptions {
  readonly window: string;
  readonly history: History;
  readonly nameOf: (ref: string) => string | undefined;
  readonly addressOf: (ref: string) => string | undefined;
  readonly canStart: (ref: string) => boolean;
  readonly confirmsPower: () => boolean;
  /** What the questions that stand open say. */
  readonly asking: () => readonly string[];
}

/** What the user of one window wants of which servers, from the click to the last "yes". */
export class Goals {
  readonly #goals: Goal[] = [];
  #pressed: Pressed | undefined;
  #goingOn: Goal | undefined;

  constructor(private readonly options: GoalsOptions) {}

  /** What calls a command at this moment, if it is a button in a panel. */
  pressed(pressed: Pressed | undefined): void {
    this.#pressed = pressed;
  }

  /**
   * A command is called, by a click or by a button of the extension's own; by the palette it means
   * the server whose details are the active editor, if there is one.
   */
  called(id: string, args: readonly unknown[], active: string | undefined): void {
    const command = commands[id];
    if (!command) {
      return;
    }
    const isOfPalette = args.length === 0;
    const [clicked, selected] = isOfPalette ? [active] : args;
    const rows = [clicked, ...(Array.isArray(selected) ? (selected as unknown[]) : [])];
    const pressed = isOfPalette ? undefined : this.#takePressed(id, clicked);
    const refs = pressed === undefined ? [...new Set(rows.flatMap(refIn))] : [pressed];
    const isPicked = isOfPalette || refs.length === 0;
    const goal: Goal = { id, ...command, isPicked, refs: [], names: [] };
    if (!this.#isDoneUnasked({ ...goal, refs }) && this.#isAskedAlready(command.verb, refs)) {
      return;
    }
    this.#goals.push(goal);
    if (refs.length > 0) {
      this.#take(goal, refs);
    }
  }

  /** The same question again counts as canceled, so whoever answers means the first. */
  #isAskedAlready(verb: Verb, refs: readonly string[]): boolean {
    const [ref = ""] = refs;
    const what = refs.length === 1 ? (this.options.nameOf(ref) ?? ref) : `${refs.length} Servers`;
    return (
      this.options.asking().some((text) => isQuestion(text, verb, what)) &&
      this.#goals.some((one) => one.verb === verb && one.refs.join(" ") === refs.join(" "))
    );
  }

  /** The user picks from a list. */
  picked({ ref, value, label }: Item, title = ""): void {
    const goal = ref && this.#goals.findLast((one) => one.isPicked && one.pickTitle === title);
    if (goal) {
      this.#take(goal, [`${ref.accountKey}/${ref.serverId}`], [label]);
    }
    if (isCreate(value)) {
      this.meansAgain(label.replace("Create ", ""));
    }
    if (value === "save") {
      this.means(["edit"], title, "vps.server.edit");
    }
  }

  /** True if the user has a goal that the question is about: all of its servers are named there. */
  askedAbout(text: string, wanted: readonly Verb[]): boolean {
    return this.#find(wanted, text) !== undefined;
  }

  /** The same, by a user who goes on: what is asked next of servers of that name is about this one. */
  goesOn(text: string, wanted: readonly Verb[]): boolean {
    this.#goingOn = undefined;
    this.#goingOn = this.#find(wanted, text);
    return this.#goingOn !== undefined;
  }

  /** The user says yes to the goal of which the text speaks, if need be to that of one command. */
  means(wanted: readonly Verb[], text: string, id?: string): void {
    const goal = this.#find(wanted, text, id) ?? this.#renamed(text);
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

  #find(wanted: readonly Verb[], text: string, id?: string): Goal | undefined {
    const fitting = this.#goals.filter(
      (one) =>
        one.refs.length > 0 &&
        wanted.includes(one.verb) &&
        (isNamedIn(text, one.names) || isNamedIn(text, this.#namesNow(one))) &&
        (id === undefined || one.id === id),
    );
    // Of servers of one name, a question about a single one means that, if need be by its address.
    const singles = fitting.filter(
      (one) =>
        one.refs.length === 1 &&
        (one.verb === "edit" ||
          [...one.names, ...this.#namesNow(one)].some((name) => isQuestion(text, one.verb, name))),
    );
    const single =
      singles.findLast((one) => this.#isAddressed(one, text)) ??
      singles.find((one) => one === this.#goingOn) ??
      singles.at(-1);
    const most = Math.max(...fitting.map(({ refs }) => refs.length));
    return single ?? fitting.findLast(({ refs }) => refs.length === most);
  }

  #isAddressed({ refs: [ref = ""] }: Goal, text: string): boolean {
    const address = this.options.addressOf(ref);
    return address !== undefined && isWordIn(text, address);
  }

  /** A form is called as the server is now, which the user may have known by another name. */
  #renamed(title: string): Goal | undefined {
    const form = title.startsWith("Rename ") ? "vps.server.rename" : "vps.server.edit";
    return this.#goals.findLast(({ refs, id }) => refs.length > 0 && id === form);
  }

  /** As the servers are called by now: the command may have looked at one before it asks. */
  #namesNow({ refs, names }: Goal): readonly string[] {
    return refs.map((ref, at) => this.options.nameOf(ref) ?? names[at] ?? ref);
  }

  #takePressed(id: string, clicked: unknown): string | undefined {
    const pressed = this.#pressed;
    if (typeof clicked !== "string" || `vps.server.${pressed?.intent ?? ""}` !== id) {
      return undefined;
    }
    this.#pressed = undefined;
    return pressed?.ref;
  }

  #take(
    goal: Goal,
    refs: readonly string[],
    names = refs.map((ref) => this.options.nameOf(ref) ?? ref),
  ): void {
    goal.refs = refs;
    goal.names = names;
    if (this.#isDoneUnasked(goal)) {
      this.#record(goal);
    }
  }

  #isDoneUnasked({ verb, refs }: Goal): boolean {
    const { confirmsPower, canStart } = this.options;
    const isPower = verb === "start" || verb === "stop" || verb === "reboot";
    const isOneStart = verb === "start" && (refs.length === 1 || !refs.every(canStart));
    return isOneStart || (isPower && !confirmsPower());
  }

  #record({ verb, refs, names }: Goal): void {
    const { history, window } = this.options;
    history.add({ kind: "meant", window, verb, refs, name: names.join(", ") });
  }
}

/** True for the question whether to do that to what is called so, with its address or without. */
function isQuestion(text: string, verb: Verb, what: string): boolean {
  const [title = ""] = text.toLowerCase().split("\n");
  const asked = [`${verb} ${what}?`, `permanently ${verb} ${what}`];
  return asked.some((one) => `${title} · `.startsWith(`${one.toLowerCase()} · `));
}

/** A question names the servers, or says how many there are. */
function isNamedIn(text: string, names: readonly string[]): boolean {
  return /\b\d+ Servers$/.test(text)
    ? text.includes(` ${names.length} Servers`)
    : names.slice(0, 5).every((name) => isWordIn(text, name));
}

/** "ada-1" is not named by "ada-11", nor by the hostname that begins with it. */
function isWordIn(text: string, name: string): boolean {
  const literal = name.replaceAll(/[^\w-]/g, "\\$&");
  return new RegExp(`(?<![\\w.-])${literal}(?![\\w-]|\\.\\w)`).test(text);
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
