import * as vscode from "vscode";
import { ServerPanels, type ServerPanelsOptions } from "../../src/panel/serverPanels";
import { systemNewId } from "../../src/files/newId";
import { ServerMarks } from "../../src/core/servers/serverMarks";
import { VscodeNotifier } from "../../src/ui/notifier";
import { FakeMemento } from "../fakes/fakeMemento";
import { RecordingLogger } from "../fakes/recordingLogger";

type Needed = Pick<ServerPanelsOptions, "store" | "refresher" | "clock">;

/** The panels of a window in which nothing has been recorded yet. */
export function panelsOf(given: Needed & Partial<ServerPanelsOptions>): ServerPanels {
  return new ServerPanels(panelOptions(given));
}

export function panelOptions(given: Needed & Partial<ServerPanelsOptions>): ServerPanelsOptions {
  return {
    history: {
      load: () => Promise.resolve([]),
      statesOf: () => [],
      onDidAdd: () => ({ dispose: () => undefined }),
    },
    marks: new ServerMarks(new FakeMemento()),
    notifier: new VscodeNotifier(),
    logger: new RecordingLogger(),
    random: () => 0.5,
    newId: systemNewId,
    extensionUri: vscode.Uri.file("/extension"),
    memory: new FakeMemento(),
    ...given,
  };
}
