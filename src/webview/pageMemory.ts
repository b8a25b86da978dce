import { usageRanges, type UsageRange } from "../core/usage/usageRange";
import type { PanelMemory } from "../shared/protocol";
import type { Host } from "./host";

/** How the user has left the page. */
export interface PageLook {
  readonly range: UsageRange;
  readonly scrollTop: number;
  /** Names of the tables that are unfolded. */
  readonly unfolded: readonly string[];
  /** The name of what has the focus. */
  readonly focus: string | undefined;
}

const firstLook: PageLook = { range: "hour", scrollTop: 0, unfolded: [], focus: undefined };

/** VS Code loads a page anew that was hidden, and after a reload of the window. */
export class PageMemory {
  #look: PageLook;

  constructor(
    private readonly host: Pick<Host, "remember" | "remembered">,
    private readonly server: PanelMemory,
  ) {
    const memory = host.remembered();
    const look = lookIn(memory);
    // A panel that shows another server now begins at its top.
    this.#look = isOf(server, memory) ? look : { ...firstLook, range: look.range };
    this.change({});
  }

  get look(): PageLook {
    return this.#look;
  }

  change(changes: Partial<PageLook>): void {
    this.#look = { ...this.#look, ...changes };
    this.host.remember({ ...this.server, look: this.#look });
  }
}

function lookIn(memory: unknown): PageLook {
  const look = isObject(memory) && isObject(memory.look) ? memory.look : {};
  const { range, scrollTop, unfolded, focus } = look;
  return {
    range: usageRanges.find((one) => one === range) ?? firstLook.range,
    scrollTop: typeof scrollTop === "number" ? scrollTop : firstLook.scrollTop,
    unfolded: Array.isArray(unfolded) ? unfolded.filter((name) => typeof name === "string") : [],
    focus: typeof focus === "string" ? focus : undefined,
  };
}

function isOf({ accountKey, serverId }: PanelMemory, memory: unknown): boolean {
  return isObject(memory) && memory.accountKey === accountKey && memory.serverId === serverId;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
