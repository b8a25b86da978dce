import { Emitter } from "../base/emitter";

export const markColors = ["red", "yellow", "green", "blue", "purple"] as const;
export type MarkColor = (typeof markColors)[number];

/** What the user has put on a server, in VS Code alone: the API has nothing of the kind. */
export interface ServerMark {
  readonly isPinned?: boolean | undefined;
  readonly note?: string | undefined;
  readonly color?: MarkColor | undefined;
}

/** What VS Code keeps between sessions. */
export interface Memory {
  readonly get: (key: string) => unknown;
  readonly update: (key: string, value: unknown) => PromiseLike<void>;
}

/** What is kept under this key is in step with the user's other computers. */
export const marksKey = "marks";

/**
 * The marks of all servers. They are kept by the server's ID alone, since an account has another key
 * on each computer. A mark that has not changed stays the same object.
 */
export class ServerMarks {
  #kept: unknown;
  #marks: ReadonlyMap<string, ServerMark> = new Map();
  readonly #changed = new Emitter<undefined>();
  readonly onDidChange = this.#changed.event;

  constructor(private readonly memory: Memory) {}

  /** The same map until one of them changes. */
  all(): ReadonlyMap<string, ServerMark> {
    const kept = this.memory.get(marksKey);
    if (kept !== this.#kept) {
      this.#kept = kept;
      this.#marks = parseMarks(kept, this.#marks);
    }
    return this.#marks;
  }

  of(serverId: string): ServerMark | undefined {
    return this.all().get(serverId);
  }

  /** Call when another window, or another computer, may have changed them. */
  look(): void {
    const before = this.#marks;
    if (this.all() !== before) {
      this.#changed.fire(undefined);
    }
  }

  async change(serverIds: readonly string[], change: ServerMark): Promise<void> {
    const marks = new Map(this.all());
    for (const id of serverIds) {
      marks.set(id, { ...marks.get(id), ...change });
    }
    await this.memory.update(marksKey, Object.fromEntries(marks));
    this.look();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/** What was written by another version, or by hand, is left out. */
function parseMarks(
  kept: unknown,
  before: ReadonlyMap<string, ServerMark>,
): ReadonlyMap<string, ServerMark> {
  const marks = Object.entries(kept ?? {}).flatMap(([id, value]) => {
    const mark = parseMark(value);
    const known = before.get(id);
    const isSame = JSON.stringify(known) === JSON.stringify(mark);
    return mark ? [[id, (isSame ? known : undefined) ?? mark] as const] : [];
  });
  return new Map(marks);
}

function parseMark(value: unknown): ServerMark | undefined {
  const { isPinned, note, color } = (value ?? {}) as Partial<Record<keyof ServerMark, unknown>>;
  const mark = {
    ...(isPinned === true && { isPinned }),
    ...(typeof note === "string" && note !== "" && { note }),
    ...markColors.filter((known) => known === color).map((known) => ({ color: known }))[0],
  };
  return Object.keys(mark).length > 0 ? mark : undefined;
}
