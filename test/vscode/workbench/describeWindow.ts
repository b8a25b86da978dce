import { focusedElement } from "./focus";
import type { Workbench } from "./workbench";

/** What a picture of the window would tell, for where only the text of a run is kept. */
export async function describeWindow(workbench: Workbench): Promise<string> {
  const { page, dialog, quickInput, notifications } = workbench;
  const lines = [`focus: ${await page.evaluate<string>(focusedElement)}`];
  if (await dialog.isOpen()) {
    lines.push(`question: ${await dialog.message()}`);
  }
  if (await quickInput.isOpen()) {
    const said = await quickInput.message();
    lines.push(`box: "${await quickInput.title()}", with "${await typedText(workbench)}": ${said}`);
  }
  lines.push(...(await notifications.messages()).map((message) => `message: ${message}`));
  return lines.join("\n");
}

/** A token that is being typed is nothing for the text of a run. */
async function typedText({ quickInput }: Workbench): Promise<string> {
  return (await quickInput.isPassword()) ? "…" : quickInput.value();
}
