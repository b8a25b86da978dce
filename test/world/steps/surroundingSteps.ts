import { weathers } from "../api/fates";
import { chosen, inWindow, type StepKind } from "./step";

/** Windows, views and settings, and everything around the extension. */
export const surroundingSteps: Readonly<Record<string, StepKind>> = {
  "open a window": {
    weight: 2,
    run: (world, { slot }) => world.openAt(slot),
  },
  "close a window": { weight: 0.8, run: (world, { slot }) => world.closeAt(slot, false) },
  "reload a window": { weight: 1.5, run: (world, { slot }) => world.closeAt(slot, true) },
  "kill a window": inWindow(0.5, (window, _step, world) => {
    world.kill(window);
    return true;
  }),
  "kill a window soon": inWindow(1, ({ life }, { which }) => {
    life.crashAt({ call: 1 + (which % 12), when: which % 2 === 0 ? "before" : "after" });
    return true;
  }),
  "kill a window that has just ordered": inWindow(6, (window, _step, world) => {
    const isOrdering = world.network.ordering.has(window.life);
    if (isOrdering) {
      world.kill(window);
    }
    return isOrdering;
  }),
  "look at a window": inWindow(4, (window, _step, world) => {
    world.focus(window);
    return true;
  }),
  "look away": { weight: 1, run: (world) => world.focus(undefined) },
  "hide or show the view": inWindow(2, ({ bench }) => {
    bench.view?.show(!bench.view.visible);
    return true;
  }),
  "hide or show a panel": inWindow(1, ({ bench }, { which }) => {
    const panel = chosen(bench.panels, which);
    if (panel?.visible === false) {
      const window = bench.life.name;
      bench.history.add({ kind: "chose", window, text: "(looks at a panel)" });
    }
    panel?.setVisible(!panel.visible);
    return panel !== undefined;
  }),
  "close a panel": inWindow(1, ({ bench }, { which }) => {
    const panel = chosen(bench.panels, which);
    panel?.dispose();
    return panel !== undefined;
  }),
  "set the interval": {
    weight: 1,
    run: (world, { which }) => {
      world.settings.set("vps.refreshInterval", chosen([0, 10, 30, 60, 300], which));
      return true;
    },
  },
  "set the time limit": {
    weight: 0.5,
    run: (world, { which }) => {
      world.settings.set("vps.requestTimeout", chosen([5, 30, 120], which));
      return true;
    },
  },
  "set whether to confirm": {
    weight: 0.5,
    run: (world, { which }) => {
      world.settings.set("vps.confirmPowerActions", which % 2 === 0);
      return true;
    },
  },
  "set the address": {
    weight: 0.5,
    run: (world, { which }) => world.useApi(which),
  },
  weather: {
    weight: 6,
    run: (world, { which }) => {
      world.weather = which % 3 === 0 ? "fine" : (chosen(weathers, which) ?? "fine");
      world.history.add({ kind: "fault", text: `the weather is ${world.weather}` });
      return true;
    },
  },
  "trouble with the disk": {
    weight: 1,
    run: (world, { which }) => {
      const kind = chosen([undefined, "full", "readOnly", "unreadable", "slow"] as const, which);
      world.disk.trouble = kind && { kind };
      world.history.add({ kind: "fault", text: `the disk is ${kind ?? "well"}` });
      return true;
    },
  },
  "trouble with the keyring": {
    weight: 1,
    run: (world, { which }) => {
      const kind = chosen([undefined, "locked", "readOnly", "hangs", "slow"] as const, which);
      world.keyring.trouble = kind && { kind };
      world.history.add({ kind: "fault", text: `the keyring is ${kind ?? "well"}` });
      return true;
    },
  },
  "the keyring forgets": {
    weight: 0.2,
    run: (world) => {
      world.history.add({ kind: "fault", text: "the keyring forgets" });
      return world.keyring.secrets.delete("vps.accounts");
    },
  },
  "somebody sets the clock": {
    weight: 0.7,
    run: (world, { which }) => {
      world.time.jump(
        chosen([-86_400_000, -600_000, -5_000, 90_000, 3_600_000, 40 * 86_400_000], which) ?? 0,
      );
      return true;
    },
  },
  sleep: {
    weight: 0.4,
    run: (world, { which }) => {
      world.time.sleep(9 * 3_600_000, which % 2 === 0);
      return true;
    },
  },
};
