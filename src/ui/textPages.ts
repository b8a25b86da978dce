import * as vscode from "vscode";

const scheme = "vps-text";

/** Texts in editors that only show them, so that nobody is asked to save them. */
export class TextPages implements vscode.TextDocumentContentProvider {
  readonly #registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  readonly #texts = new Map<string, string>();

  provideTextDocumentContent({ path }: vscode.Uri): string {
    return this.#texts.get(path) ?? "";
  }

  async show(title: string, text: string): Promise<void> {
    const path = `/${String(this.#texts.size + 1)}/${title.replaceAll("/", "-")}.txt`;
    this.#texts.set(path, text);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme, path }));
    await vscode.window.showTextDocument(document);
  }

  dispose(): void {
    this.#registration.dispose();
  }
}
