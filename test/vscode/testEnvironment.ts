import { cacheFolder } from "./cacheFolder";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What a program needs to run at all, on Linux, macOS or Windows. Everything else that a machine
 * has set stays outside: proxies, npm's settings, an SSH agent, Node's options, colours, an editor
 * around this one, and VPS_API_TOKEN, the developer's own account.
 */
const needed = new Set(
  [
    ["PATH", "HOME", "USER", "LOGNAME", "SHELL", "TMPDIR", "TMP", "TEMP", "LD_LIBRARY_PATH"],
    ["DISPLAY", "XAUTHORITY", "__CF_USER_TEXT_ENCODING"],
    ["SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "OS", "PROCESSOR_ARCHITECTURE"],
    ["PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMDATA", "APPDATA", "LOCALAPPDATA", "USERNAME"],
    ["USERPROFILE", "HOMEDRIVE", "HOMEPATH"],
  ].flat(),
);
/** What is said to the tests, by a user or by the program that runs them. */
const said = /^(VPS_TEST_|VPS_\w+_RUNS$|CI$)/;
/** Where the tests leave what V8 counted; not of use for VS Code's own programs. */
const coverage = "NODE_V8_COVERAGE";
const localeOrZone = /^(TZ|LANG|LANGUAGE|LC_\w+)$/;
/** A window on Linux needs its desktop's session: sockets, and where secrets are kept. */
const session = new Set([
  ...["WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"],
  ...["XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE"],
]);

/** For whatever runs tests or is looked at by them: the same on every machine. */
export function testEnvironment(
  own: Environment = {},
  inherited: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): NodeJS.ProcessEnv {
  return {
    ...pick(
      inherited,
      platform,
      (name) => needed.has(name) || said.test(name) || name === coverage,
    ),
    // Found by the caller's variables, which may name another place than the ones above.
    VPS_TEST_CACHE: cacheFolder(inherited, platform),
    TZ: "UTC",
    LANG: "en_US.UTF-8",
    ...own,
  };
}

/** For a VS Code that we start: in a test the test's environment, in the demo the user's zone. */
export function vscodeEnvironment(
  own: Environment = {},
  inherited: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): NodeJS.ProcessEnv {
  const isKept = (name: string) => needed.has(name) || said.test(name) || localeOrZone.test(name);
  return { ...pick(inherited, platform, isKept), ...own };
}

function pick(
  inherited: Environment,
  platform: NodeJS.Platform,
  isKept: (name: string) => boolean,
): Environment {
  const hasDisplay = Boolean(inherited.DISPLAY) || Boolean(inherited.WAYLAND_DISPLAY);
  return Object.fromEntries(
    Object.entries(inherited).filter(([name]) => {
      // On Windows the case of a variable's name says nothing.
      const key = platform === "win32" ? name.toUpperCase() : name;
      return isKept(key) || (hasDisplay && session.has(key));
    }),
  );
}
