import json from "../../../package.json";
import texts from "../../../package.nls.json";

export interface MenuItem {
  /** Undefined for a submenu. */
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
  readonly group?: string;
}

export interface Setting {
  readonly type: string;
  readonly default: unknown;
  readonly scope: string;
  readonly markdownDescription: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly order?: number;
  readonly ignoreSync?: boolean;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
}

interface Contributes {
  readonly commands: readonly {
    readonly command: string;
    readonly title: string;
    readonly category: string;
    readonly icon?: string;
  }[];
  readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
  readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
  readonly viewsContainers: {
    readonly activitybar: readonly { readonly id: string; readonly icon: string }[];
  };
  readonly viewsWelcome: readonly {
    readonly view: string;
    readonly contents: string;
    readonly when: string;
  }[];
  readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
}

export const manifest = json;
export const contributes: Contributes = json.contributes;

/** Every condition in the manifest, wherever it stands. */
export function allWhenClauses(value: unknown = json.contributes): readonly string[] {
  if (typeof value !== "object" || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    key === "when" && typeof member === "string" ? [member] : allWhenClauses(member),
  );
}

export function menuItems(menu: string): readonly MenuItem[] {
  return contributes.menus[menu] ?? [];
}

/** The text that stands for "%command.refresh%". */
export function textOf(reference: string): string | undefined {
  return new Map(Object.entries(texts)).get(reference.slice(1, -1));
}
