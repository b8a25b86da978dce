import type { PageContent, TextPage } from "../../src/ui/textPages";

interface ShownPage {
  readonly title: string;
  readonly lines: readonly string[];
  readonly button: string | undefined;
}

/** Records the pages that are shown, and presses the button of the last one. */
export class RecordingPages {
  readonly shown: ShownPage[] = [];
  #last: PageContent = { lines: [] };

  show(title: string, content: PageContent): Promise<TextPage> {
    const add = (now: PageContent) => {
      this.#last = now;
      this.shown.push({ title, lines: now.lines, button: now.button?.label });
    };
    add(content);
    return Promise.resolve({ update: add });
  }

  press(): unknown {
    return this.#last.button?.run();
  }
}
