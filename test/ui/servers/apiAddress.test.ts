import { eventually } from "../../vscode/workbench/eventually";
import { Scene } from "../scene";

describe("An API address in the user's settings that is no good", () => {
  it("is refused in the view, which leads to the setting", async () => {
    const scene = await Scene.begin();
    await scene.workbench.companion.set({ "vps.apiUrl": "http://admin.vps.org/api/v1/" });
    await eventually(
      () => scene.tree().welcomeText(),
      "The setting vps.apiUrl is not an address that a token may be sent to. It has to start with https://, and http:// is for this computer alone; it must not hold a user name, a password, “?” or “#”. Nothing was sent.\nOpen Settings",
    );
    await scene.tree().clickWelcome("Open Settings");
    await scene.workbench.page.getByText("Address of the VPS.org API.").first().waitFor();
  });
});
