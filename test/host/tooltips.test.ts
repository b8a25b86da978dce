import assert from "node:assert/strict";
import { MarkdownString, TreeItem } from "vscode";
import { systemClock } from "../../src/core/base/clock";
import { formatsFor } from "../../src/core/base/formats";
import type { Server } from "../../src/core/servers/server";
import { ServersProvider } from "../../src/tree/serversProvider";
import { describePlan, serverTooltip } from "../../src/tree/serverTooltip";
import { aListedServer } from "../fakes/samples";

/** What is left once the marks by which Markdown takes a sign as text are gone. */
function plain({ value }: MarkdownString): string {
  return value.replaceAll(/\\(?=\W)/g, "").replaceAll("&nbsp;", " ");
}

describe("The tooltip of a server", () => {
  it("tells all that the list tells", () => {
    const text = plain(serverTooltip(aListedServer("1", { name: "web" })));
    assert.match(text, /^\*\*web\*\*/);
    for (const fact of [
      "State: Active",
      "Location: us-west",
      "Plan: Standard VPS (2 vCPU, 4 GB memory, 80 GB storage)",
      "Operating system: Ubuntu 22.04 LTS",
      "Hostname: server-1.example.com",
      "IPv4: 203.0.113.10",
      "IPv6: 2001:db8::1",
      "Created: Jan 10, 2025",
      "Updated: Jan 15, 2025",
    ]) {
      assert.ok(text.includes(`- ${fact}`), `${fact} in ${text}`);
    }
  });

  it("is silent on what the API does not tell", () => {
    const bare: Server = {
      id: "1",
      name: "bare",
      status: "active",
      location: "",
      hostname: undefined,
      ipv4: undefined,
      ipv6: undefined,
      plan: undefined,
      os: undefined,
      createdAtMs: undefined,
      updatedAtMs: undefined,
    };
    assert.equal(plain(serverTooltip(bare)).trim(), "**bare**\n\n- State: Active");
    assert.equal(describePlan({ ...emptyPlan, name: "Tiny" }, formatsFor("en")), "Tiny");
  });

  it("gives the sizes of a plan as people write them", () => {
    const plan = { ...emptyPlan, name: "Odd", memoryMb: 1_500, storageGb: 1_000 };
    const text = plain(serverTooltip(aListedServer("1", { plan })));
    assert.match(text, /- Plan: Odd \(1\.5 GB memory, 1 TB storage\)/);
  });

  for (const hostile of [
    "[click](command:vps.server.delete)",
    "<img src=https://evil.example/x.png>",
    "![x](https://evil.example/x.png)",
    "a **b** _c_ `d`",
    "$(trash) # title",
  ]) {
    it(`shows "${hostile}" as the text that it is`, () => {
      const server = aListedServer("1", {
        name: hostile,
        hostname: hostile,
        location: hostile,
        os: { id: undefined, name: hostile },
      });
      const tooltip = serverTooltip(server);
      assert.ok(!tooltip.isTrusted);
      assert.ok(!tooltip.supportHtml);
      assert.ok(!tooltip.supportThemeIcons);
      const marks = tooltip.value.replaceAll(/\\[\W_]|&\w+;/g, "");
      assert.doesNotMatch(marks.replaceAll("**", ""), /[[\]`>_*!]\S|\]\(/);
    });
  }

  it("is put together only when somebody asks for it", async () => {
    const server = aListedServer("1", { name: "web" });
    const node = { kind: "server", accountKey: "ada", server } as const;
    const provider = new ServersProvider({ load: () => Promise.resolve([]) }, systemClock);
    const item = provider.getTreeItem(node);
    assert.equal(item.tooltip, undefined);
    const resolved = await provider.resolveTreeItem(new TreeItem("web"), node);
    assert.ok(resolved.tooltip instanceof MarkdownString);
  });
});

const emptyPlan = {
  id: undefined,
  vcpus: undefined,
  memoryMb: undefined,
  storageGb: undefined,
  bandwidthGb: undefined,
};
