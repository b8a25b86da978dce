import type { Page } from "playwright-core";
import { findBrowser, launchBrowser } from "./browser";
import { AutomationLog } from "./automationLog";
import { assertNoHostErrors } from "./extensionHostErrors";
import type { LaunchArguments } from "./launchArguments";
import type { NpmVscode } from "./npmVscode";
import { startVscodeServer } from "./vscodeServer";
import { workbenchAddress } from "./workbenchAddress";

const longestRunMs = 15 * 60_000;

/** Runs a test module in the extension host of a VS Code server; gives its exit code. */
export async function openExtensionTests(
  vscode: NpmVscode,
  paths: LaunchArguments,
  aborted: AbortSignal,
): Promise<number> {
  const program = await findBrowser();
  const server = await startVscodeServer(vscode, { testDriver: true, fewBuiltins: true });
  try {
    const browser = await launchBrowser(program);
    try {
      const page = await browser.newPage();
      const address = workbenchAddress(server, { folder: server.workspaceFolder, ...paths });
      const code = await runToExit(page, address, aborted);
      await assertNoHostErrors(server.logsFolder);
      return code;
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

/** The workbench calls the two functions below when the page that it runs in has them. */
async function runToExit(page: Page, address: string, aborted: AbortSignal): Promise<number> {
  aborted.throwIfAborted();
  const log = new AutomationLog((line) => {
    console.log(line);
  });
  await page.exposeFunction("codeAutomationLog", (_type: string, args: unknown[]) => {
    log.add(args.map(String).join(" "));
  });
  let exit: ((code: number) => void) | undefined;
  const ended = new Promise<number>((resolve, reject) => {
    exit = resolve;
    const fail = (reason: string) => () => {
      reject(new Error(reason));
    };
    aborted.addEventListener("abort", fail("The tests were stopped."));
    page.on("crash", fail("The browser's page crashed."));
    page.on("close", fail("The browser's page was closed."));
    const minutes = longestRunMs / 60_000;
    setTimeout(fail(`The tests did not end within ${minutes} minutes.`), longestRunMs).unref();
  });
  await page.exposeFunction("codeAutomationExit", (code: number) => {
    exit?.(code);
  });
  try {
    const [code] = await Promise.all([ended, page.goto(address)]);
    return code;
  } finally {
    log.explain();
  }
}
