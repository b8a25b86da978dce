import { spawn } from "node:child_process";

type Environment = Readonly<Record<string, string | undefined>>;

/** The program that opens an address in the person's browser; none where nobody looks. */
export function openerOf(
  address: string,
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): readonly [file: string, ...args: string[]] | undefined {
  if (environment.CI) {
    return undefined;
  }
  if (platform === "win32") {
    return ["rundll32", "url.dll,FileProtocolHandler", address];
  }
  if (platform === "darwin") {
    return ["open", address];
  }
  const { DISPLAY, WAYLAND_DISPLAY } = environment;
  return DISPLAY || WAYLAND_DISPLAY ? ["xdg-open", address] : undefined;
}

/** Opens an address where there is a desktop; whoever has none opens it by hand. */
export function openInDesktop(address: string): void {
  const opener = openerOf(address);
  if (opener) {
    const [file, ...args] = opener;
    const child = spawn(file, args, { stdio: "ignore", detached: true });
    child.on("error", () => undefined);
    child.unref();
  }
}
