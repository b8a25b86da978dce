import { homedir } from "node:os";
import { posix, win32 } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

const ownFolder = "vps-servers-test";

/** Where downloaded test programs live: outside the checkout, so that the next clone finds them. */
export function cacheFolder(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  home = homedir(),
): string {
  const path = platform === "win32" ? win32 : posix;
  const chosen = environment.VPS_TEST_CACHE;
  if (chosen) {
    return path.resolve(chosen);
  }
  return path.join(usersCache(environment, platform, home), ownFolder);
}

function usersCache(environment: Environment, platform: NodeJS.Platform, home: string): string {
  if (platform === "win32") {
    return environment.LOCALAPPDATA ?? win32.join(home, "AppData", "Local");
  }
  if (platform === "darwin") {
    return posix.join(home, "Library", "Caches");
  }
  const xdg = environment.XDG_CACHE_HOME;
  // The specification has a relative path count as not set.
  return xdg?.startsWith("/") ? xdg : posix.join(home, ".cache");
}
