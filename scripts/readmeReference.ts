import manifest from "../package.json";
import texts from "../package.nls.json";

const { commands, configuration, keybindings, menus } = manifest.contributes;

interface Place {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}

const allMenus = new Map<string, readonly Place[]>(Object.entries(menus));
/** What a condition on a row names, and what the row is to a reader. */
const rows = [
  ["vpsServer", "server"],
  ["vpsGroup", "group"],
  ["vpsAccount", "account"],
] as const;

/** The part of README.md between the marks of that name, as the manifest has it now. */
export const references: Readonly<Record<"commands" | "settings", () => string>> = {
  commands: commandTable,
  settings: settingTable,
};

/** Puts every reference into a text that has its marks. */
export function withReferences(readme: string): string {
  return Object.entries(references).reduce((text, [name, table]) => {
    const between = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- end of ${name} -->)`);
    if (!between.test(text)) {
      throw new Error(`README.md has no marks for its ${name}.`);
    }
    return text.replace(
      between,
      (_, start: string, end: string) => `${start}\n${table()}\n\n${end}`,
    );
  }, readme);
}

function commandTable(): string {
  const lines = commands.map(({ command, title }) => [
    textOf(title),
    keysOf(command),
    placesOf(command).join(", "),
  ]);
  return table(["Command", "Keys", "Where, besides the Command Palette"], lines);
}

function settingTable(): string {
  const lines = Object.entries(configuration.properties).map(([key, setting]) => [
    `\`${key}\``,
    defaultOf(setting.default),
    // Another setting by its ID: in the settings editor it is a link.
    textOf(setting.markdownDescription).replaceAll(/`#([\w.]+)#`/g, "`$1`"),
  ]);
  return table(["Setting", "Default", "Description"], lines);
}

function defaultOf(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text === "" || text === "{}" ? "empty" : `\`${text}\``;
}

function placesOf(command: string): readonly string[] {
  const places = [...allMenus].flatMap(([menu, items]) =>
    items.filter((item) => item.command === command).flatMap((item) => placesIn(menu, item)),
  );
  return [...new Set(places)];
}

function placesIn(menu: string, { when = "" }: Place): readonly string[] {
  switch (menu) {
    case "commandPalette":
      return [];
    case "view/title":
      return ["title of the view"];
    case "editor/title":
      return ["title of the details"];
    case "view/item/context":
      return rowsIn(when).map((row) => `row of ${row === "account" ? "an" : "a"} ${row}`);
    default:
      return [...allMenus].flatMap(([outer, items]) =>
        items.filter(({ submenu }) => submenu === menu).flatMap((item) => placesIn(outer, item)),
      );
  }
}

/** A condition on what a server can do names no row: only servers have such words. */
function rowsIn(when: string): readonly string[] {
  const named = rows.filter(([word]) => when.includes(word)).map(([, row]) => row);
  return named.length > 0 ? named : ["server"];
}

function keysOf(command: string): string {
  return keybindings
    .filter((binding) => JSON.stringify([binding.command, binding]).includes(`"${command}"`))
    .map(({ key }) => key.split("+").map(capitalized).join("+"))
    .join(", ");
}

function capitalized(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}

function textOf(reference: string): string {
  return new Map(Object.entries(texts)).get(reference.slice(1, -1)) ?? reference;
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const rule = head.map(() => "---");
  return [head, rule, ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
