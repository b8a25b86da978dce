import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../vscode/projectRoot";
import { contextKeys, panelType, serversViewId as view } from "../../../src/core/base/manifestIds";
import { actionIntents, menuIntents } from "../../../src/shared/intents";
import { allWhenClauses, contributes, manifest, menuItems, textOf } from "./manifest";

const contextKeysSource = readFileSync(join(projectRoot, "src/ui/contextKeys.ts"), "utf8");
const rowMenu = ["view/item/context", "vps.copy", "vps.more"]
  .flatMap((menu) => menuItems(menu))
  .filter(({ group }) => !group?.startsWith("inline"));

/** VS Code's own context keys that the manifest may use. */
const foreignKeys = [
  "view",
  "viewItem",
  "listMultiSelection",
  "focusedView",
  "activeWebviewPanelId",
  "resourceScheme",
  "treeElementCanCollapse",
  "treeElementCanExpand",
];
const foreignFlags = ["listFocus", "inputFocus", "false"];
const ownSettings = Object.keys(contributes.configuration.properties).map((id) => `config.${id}`);

describe("The menus in the manifest", () => {
  it("belong to the one view that there is", () => {
    const { vps } = contributes.views;
    assert.deepEqual(
      vps?.map(({ id }) => id),
      [view],
    );
    assert.deepEqual(
      contributes.viewsContainers.activitybar.map(({ id }) => id),
      ["vps"],
    );
    for (const { when } of [...menuItems("view/title"), ...menuItems("view/item/context")]) {
      assert.match(when ?? "", /^view == vps\.servers( |$)/);
    }
  });

  it("ask only for context keys that the extension or VS Code sets", () => {
    const unknown = allWhenClauses()
      .flatMap((when) => when.split(/\s*(?:&&|\|\|)\s*/))
      .map((term) => /^!?([\w.]+)/.exec(term)?.[1] ?? term)
      .filter((key) => ![...foreignKeys, ...foreignFlags, ...ownSettings].includes(key))
      .filter((key) => !Object.values<string>(contextKeys).includes(key));
    assert.deepEqual(unknown, []);
  });

  it("ask only for states that the view can be in", () => {
    const states = allWhenClauses()
      .flatMap((when) => [...when.matchAll(/vps\.view (?:[!=]=|=~) (?:\/\^\()?([\w|]+)/g)])
      .flatMap(([, words = ""]) => words.split("|"));
    assert.ok(states.length > 8);
    assert.deepEqual(
      states.filter((state) => !contextKeysSource.includes(`"${state}"`)),
      [],
    );
  });

  for (const command of ["delete", "copyIp", "protect", "unprotect"]) {
    it(`offer ${command} for a selection of several servers too`, () => {
      const whens = whensOf(`vps.server.${command}`).filter((when) => when.includes("vpsServer"));
      assert.ok(whens.length > 0);
      assert.deepEqual(whens.filter(isForOneAlone), []);
    });
  }

  for (const command of ["start", "stop", "reboot"]) {
    it(`offer ${command} for a selection of which any server allows it`, () => {
      const forMany = whensOf(`vps.server.${command}`).filter((when) => !isForOneAlone(when));
      assert.deepEqual(forMany, [
        `view == vps.servers && viewItem =~ /^vpsServer\\b/ && listMultiSelection && vps.selectionActions =~ /\\b${command}\\b/`,
      ]);
    });
  }

  it("have at most nine lines for a server, and one icon", () => {
    const tags = "vpsServer+canStop+canReboot+canEdit+canDelete+canConnect+address";
    const shown = menuItems("view/item/context").filter(({ when = "" }) => isShownFor(tags, when));
    const icons = shown.filter(({ group }) => group?.startsWith("inline"));
    assert.deepEqual(
      icons.map(({ command }) => command),
      ["vps.server.openTerminal"],
    );
    const lines = shown.filter((item) => !icons.includes(item));
    assert.equal(lines.length, 9, lines.map(({ command }) => command).join(", "));
  });

  it("have a title for every submenu", () => {
    for (const { id, label } of manifest.contributes.submenus) {
      assert.ok(textOf(label));
      assert.ok(menuItems(id).length > 1);
    }
  });

  for (const command of [
    "show",
    "openTerminal",
    "openRemoteWindow",
    "copyAs",
    "rename",
    "edit",
    "backups",
    "editNote",
    "setColor",
    "linkWorkspace",
  ]) {
    it(`hide ${command} while several servers are selected`, () => {
      const whens = whensOf(`vps.server.${command}`);
      assert.ok(whens.length > 0);
      assert.deepEqual(whens.filter(isForOneAlone), whens);
    });
  }

  it("put what destroys in a group of its own, at the end", () => {
    const groups = rowMenu.map(({ group = "" }) => group).sort();
    assert.equal(groups.at(-1), "9_delete@1");
    const last = rowMenu.filter(({ group }) => group?.startsWith("9_"));
    assert.deepEqual(new Set(last.map(({ command }) => command)), new Set(["vps.server.delete"]));
  });

  it("offer every server command in the palette, where it asks for a server", () => {
    assert.deepEqual(
      menuItems("commandPalette").map(({ command }) => command),
      [
        "vps.servers.clearFilter",
        "vps.group.refresh",
        "vps.group.createServer",
        "vps.server.keepOpen",
        "vps.results.retry",
      ],
    );
  });

  it("offer no two commands with the same title in the palette", () => {
    const hidden = menuItems("commandPalette").filter(({ when }) => when === "false");
    const titles = contributes.commands
      .filter(({ command }) => !hidden.some((item) => item.command === command))
      .map(({ title }) => textOf(title));
    assert.deepEqual(titles, [...new Set(titles)]);
  });

  it("offer in the title of a panel what the panel offers, and nothing elsewhere", () => {
    const offered = [...actionIntents, ...menuIntents];
    const items = menuItems("editor/title").filter(({ when }) => !when?.includes("vps.isPreview"));
    const words = items.map(({ when = "" }) => {
      const pattern = new RegExp(`^activeWebviewPanelId == ${panelType} && vps\\.panel =~ /(.+)/$`);
      return pattern.exec(when)?.[1]?.replaceAll("\\b", "");
    });
    assert.deepEqual(
      words.filter((word) => !offered.some((intent) => intent === word)),
      [],
    );
    assert.deepEqual(new Set(words), new Set(offered));
    assert.deepEqual(
      items.filter(({ group }) => group?.startsWith("navigation")).map(({ command }) => command),
      ["vps.server.openTerminal"],
    );
  });

  for (const [title, hasFilter, expected] of [
    ["create, filter and refresh", false, ["create", "filter", "refresh"]],
    ["refine a filter, clear it and refresh", true, ["filter", "clearFilter", "refresh"]],
  ] as const) {
    it(`have three icons in the title of the view: ${title}`, () => {
      const icons = menuItems("view/title").filter(
        ({ group = "", when = "" }) =>
          group.startsWith("navigation") &&
          !when.endsWith(hasFilter ? "&& !vps.hasFilter" : "&& vps.hasFilter"),
      );
      const names = icons.map(({ command = "" }) => command.split(".").at(-1));
      assert.deepEqual(names, expected);
    });
  }
});

describe("The keybindings in the manifest", () => {
  it("work only in the view, and never while the user is typing", () => {
    for (const { when } of manifest.contributes.keybindings) {
      assert.match(when, /focusedView == vps\.servers\b.*!inputFocus/);
    }
  });

  it("are those that users expect on a row, and leave groups to VS Code", () => {
    const keys = manifest.contributes.keybindings.map(({ key, command }) => `${key} ${command}`);
    assert.deepEqual(keys, [
      "enter vps.server.show",
      "ctrl+enter vps.server.showToSide",
      "f2 vps.server.rename",
      "delete vps.server.delete",
      "ctrl+c vps.server.copyIp",
    ]);
    for (const { when } of manifest.contributes.keybindings) {
      assert.match(when, /!treeElementCanCollapse && !treeElementCanExpand/);
    }
  });
});

describe("The welcome texts in the manifest", () => {
  it("exclude each other: one per state, and one per reason of a failure", () => {
    const whens = contributes.viewsWelcome.map(({ when }) => when);
    assert.equal(new Set(whens).size, whens.length);
    for (const when of whens) {
      assert.match(when, /^vps\.view == (\w+)( && vps\.failure == (\w+))?$/);
      assert.equal(when.includes("failed"), when.includes("vps.failure"), when);
    }
  });

  it("are there for every state of the view but the one with rows", () => {
    const states = /ViewState =\s+([^;]+);/.exec(contextKeysSource)?.[1] ?? "";
    const words = [...states.matchAll(/"(\w+)"/g)].map(([, word]) => word);
    const missing = words.filter(
      (word) => !contributes.viewsWelcome.some(({ when }) => when.includes(`== ${word ?? ""}`)),
    );
    assert.deepEqual(missing, ["ready"]);
  });
});

describe("A welcome text about a failure", () => {
  const refresh = "vps.servers.refresh";
  const log = "vps.showLog";
  const settings = "workbench.action.openSettings";
  const expected: readonly (readonly [failure: string, words: RegExp, ...commands: string[]])[] = [
    ["unauthorized", /^VPS\.org no longer accepts the token/, "vps.account.signInAgain", refresh],
    ["forbidden", /^This token isn't allowed/, "vps.signIn", refresh],
    ["paymentRequired", /enough credit/, "vps.openDashboard", refresh],
    ["malformedToken", /^The token of this account/, "vps.account.signInAgain"],
    ["insecureUrl", /^The address in the setting vps\.apiUrl/, settings],
    ["address", /^There is no VPS\.org API/, settings, refresh],
    ["certificate", /^The certificate of the API's address/, refresh, settings, log],
    ["proxy", /^The proxy between VS Code/, settings, refresh, log],
    ["intercepted", /^Something between this computer/, refresh, log],
    ["unreachable", /^VPS\.org could not be reached\./, refresh, log],
    ["busy", /^VPS\.org can't list your servers/, refresh, log],
    ["answer", /^VPS\.org sent an unexpected response/, refresh, log],
  ];

  for (const [failure, words, ...commands] of expected) {
    it(`says for "${failure}" what happened, and offers what helps`, () => {
      const when = `vps.view == failed && vps.failure == ${failure}`;
      const found = contributes.viewsWelcome.find((welcome) => welcome.when === when);
      const text = textOf(found?.contents ?? "") ?? "";
      assert.match(text, words);
      const linked = [...text.matchAll(/\(command:([\w.]+)/g)].map(([, id]) => id);
      assert.deepEqual(linked, commands);
    });
  }

  it("is there for every reason that the view can find", () => {
    const source = readFileSync(join(projectRoot, "src/tree/failureText.ts"), "utf8");
    const kinds = [...source.matchAll(/(?:return|\?|:) "(\w+)"/g)].map(([, word = ""]) => word);
    const known = expected.map(([failure]) => failure);
    assert.deepEqual(
      kinds.filter((kind) => !known.includes(kind)),
      [],
    );
  });
});

/** Whether VS Code shows an item on a row with these tags, of one server and by default. */
function isShownFor(contextValue: string, when: string): boolean {
  const pattern = /viewItem =~ \/(.+?)\/( |$)/.exec(when)?.[1] ?? "^$";
  const isDefault = !/(&& listMultiSelection|!config\.vps\.openDetailsOnClick)/.test(when);
  return isDefault && new RegExp(pattern).test(contextValue);
}

function whensOf(command: string): readonly string[] {
  return rowMenu.filter((item) => item.command === command).map(({ when = "" }) => when);
}

function isForOneAlone(when: string): boolean {
  return when.includes("!listMultiSelection");
}
