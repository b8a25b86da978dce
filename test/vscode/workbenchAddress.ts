import type { VscodeServer } from "./vscodeServer";

export interface AddressOptions {
  /** Folder to open; none shows an empty window. */
  readonly folder?: string;
  /** Needs a server with `testDriver`. */
  readonly extensionDevelopmentPath?: string;
  readonly extensionTestsPath?: string;
}

/** The address that opens a workbench of a server. */
export function workbenchAddress(
  { url, port }: Pick<VscodeServer, "url" | "port">,
  options: AddressOptions = {},
): string {
  const address = new URL(url);
  if (options.folder === undefined) {
    address.searchParams.set("ew", "true");
  } else {
    address.searchParams.set("folder", uriPath(options.folder));
  }
  const payload = (["extensionDevelopmentPath", "extensionTestsPath"] as const).flatMap((name) => {
    const path = options[name];
    return path === undefined ? [] : [[name, remoteUri(port, path)]];
  });
  if (payload.length > 0) {
    address.searchParams.set("payload", JSON.stringify(payload));
  }
  return address.href;
}

/** VS Code parses it, so a "#" or "%" in a folder's name would cut it off or become another letter. */
function remoteUri(port: number, path: string): string {
  const encoded = uriPath(path).split("/").map(encodeURIComponent).join("/");
  return `vscode-remote://127.0.0.1:${port}${encoded}`;
}

/** A file's path as it stands in a URI: forward slashes, and one in front of a drive letter. */
export function uriPath(path: string): string {
  const forward = path.replaceAll("\\", "/");
  return forward.startsWith("/") ? forward : `/${forward}`;
}
