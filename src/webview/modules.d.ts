declare module "*.svg" {
  const text: string;
  export default text;
}

declare module "*.css";

interface VsCodeApi {
  postMessage(message: unknown): void;
  setState(state: unknown): void;
}

/** VS Code puts this into every web view; it may be called once. */
declare function acquireVsCodeApi(): VsCodeApi;
