import assert from "node:assert/strict";
import { testEnvironment, vscodeEnvironment } from "../../vscode/testEnvironment";

/** Variables of machines on which tests have behaved otherwise than on ours. */
const foreign = {
  HTTP_PROXY: "http://127.0.0.1:9",
  https_proxy: "http://127.0.0.1:9",
  ALL_PROXY: "socks5://127.0.0.1:9",
  no_proxy: "*",
  npm_config_https_proxy: "http://127.0.0.1:9",
  NODE_OPTIONS: "--require ./missing.cjs",
  NODE_USE_ENV_PROXY: "1",
  NODE_TLS_REJECT_UNAUTHORIZED: "0",
  NODE_EXTRA_CA_CERTS: "/nowhere.pem",
  FORCE_COLOR: "3",
  NO_COLOR: "1",
  SSH_AUTH_SOCK: "/tmp/agent",
  EDITOR: "vi",
  XDG_CONFIG_HOME: "/nowhere",
  XDG_CACHE_HOME: "/big",
  XDG_RUNTIME_DIR: "/nowhere",
  VSCODE_IPC_HOOK_CLI: "/s",
  ELECTRON_RUN_AS_NODE: "1",
  VPS_API_TOKEN: "the developer's own",
};
const locale = { TZ: "Asia/Tokyo", LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8", LANGUAGE: "de" };
const plain = { PATH: "/bin", HOME: "/home/ada", TMPDIR: "/scratch" };
const fixed = { TZ: "UTC", LANG: "en_US.UTF-8" };

describe("The environment of the tests", () => {
  it("is the same whatever the machine has set", () => {
    const bare = testEnvironment({}, { ...plain, VPS_TEST_CACHE: "/c" }, "linux");
    const loaded = { ...plain, ...foreign, ...locale, VPS_TEST_CACHE: "/c" };
    assert.deepEqual(testEnvironment({}, loaded, "linux"), bare);
    assert.deepEqual(bare, { ...plain, ...fixed, VPS_TEST_CACHE: "/c" });
  });

  it("names the cache folder that the caller's variables lead to", () => {
    const { VPS_TEST_CACHE } = testEnvironment({ HOME: "/t" }, { ...plain, ...foreign }, "linux");
    assert.equal(VPS_TEST_CACHE, "/big/vps-servers-test");
  });

  it("has what a test asks for over everything else", () => {
    const own = { TZ: "Asia/Tokyo", HOME: "/t", VPS_API_TOKEN: "t" };
    const environment = testEnvironment(own, { ...plain, ...foreign }, "linux");
    assert.deepEqual(environment, {
      ...{ ...plain, ...fixed, ...own },
      VPS_TEST_CACHE: "/big/vps-servers-test",
    });
  });

  it("has what is said to the tests, and where they leave their coverage", () => {
    const asked = {
      VPS_TEST_JOBS: "1",
      VPS_FUZZ_RUNS: "9",
      VPS_SEQUENCE_RUNS: "9",
      NODE_V8_COVERAGE: "/coverage",
      CI: "true",
    };
    const environment = testEnvironment({}, { ...foreign, ...asked }, "linux");
    assert.deepEqual(environment, {
      ...{ ...asked, ...fixed },
      VPS_TEST_CACHE: "/big/vps-servers-test",
    });
  });

  it("knows Windows' variables in any case", () => {
    const windows = {
      Path: "C:\\W",
      SystemRoot: "C:\\W",
      LOCALAPPDATA: "C:\\L",
      NODE_OPTIONS: "x",
    };
    assert.deepEqual(testEnvironment({}, windows, "win32"), {
      ...{ Path: "C:\\W", SystemRoot: "C:\\W", LOCALAPPDATA: "C:\\L" },
      ...fixed,
      VPS_TEST_CACHE: "C:\\L\\vps-servers-test",
    });
  });

  it("keeps a desktop's session where there is a display", () => {
    const session = { XDG_RUNTIME_DIR: "/run/user/1", DBUS_SESSION_BUS_ADDRESS: "unix:path=/b" };
    const display = { WAYLAND_DISPLAY: "wayland-0", ...session };
    const environment = testEnvironment({ VPS_TEST_CACHE: "/c" }, display, "linux");
    assert.deepEqual(environment, { ...display, ...fixed, VPS_TEST_CACHE: "/c" });
    const without = testEnvironment({ VPS_TEST_CACHE: "/c" }, session, "linux");
    assert.deepEqual(without, { ...fixed, VPS_TEST_CACHE: "/c" });
  });
});

describe("The environment of a VS Code that is started", () => {
  it("has the user's zone and language, and nothing that would change the extension", () => {
    const environment = vscodeEnvironment(
      { VPS_API_TOKEN: "t" },
      { ...plain, ...foreign, ...locale },
      "linux",
    );
    assert.deepEqual(environment, { ...plain, ...locale, VPS_API_TOKEN: "t" });
  });

  it("hands on what is said to the tests, which run in its extension host", () => {
    const told = { VPS_TEST_RESULT: "/r.json", VPS_TEST_GREP: "x" };
    const inherited = { ...told, NODE_V8_COVERAGE: "/coverage" };
    assert.deepEqual(vscodeEnvironment({}, inherited, "linux"), told);
  });
});
