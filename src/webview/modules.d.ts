declare module "*.svg" {
  const text: string;
  export default text;
}

declare module "*.css";

interface VsCodeApi {
  postMessage(message: unknown): void;
  setState(state: unknown): void;
  getState(): unknown;
}

/** VS Code adds this to every webview; it may be called once. */
declare function acquireVsCodeApi(): VsCodeApi;
