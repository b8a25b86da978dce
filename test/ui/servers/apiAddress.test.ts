import { eventually } from "../../vscode/workbench/eventually";
import { Scene } from "../scene";

describe("An API address in the user's settings that is no good", () => {
  it("is refused in the view, which leads to the setting", async () => {
    const scene = await Scene.begin();
    await scene.workbench.companion.set({ "vps.apiUrl": "http://admin.vps.org/api/v1/" });
    await eventually(
      () => scene.tree().welcomeText(),
      "The address in the setting vps.apiUrl can't be used. It must start with https:// (http:// is allowed for localhost only) and must not contain a user name, a password, “?” or “#”. Nothing was sent.\nOpen Settings",
    );
    await scene.tree().clickWelcome("Open Settings");
    await scene.workbench.page.getByText("Address of the VPS.org API.").first().waitFor();
  });
});
