// Must come before everything that loads uPlot.
import "./validLanguage";
import { formatsFor } from "../core/base/formats";
import type { PanelState } from "../shared/panelState";
import { dispatch, isHostMessage, type Handlers, type HostMessage } from "../shared/protocol";
import { Announcer } from "./announcer";
import { element } from "./element";
import { facts } from "./facts";
import { FocusKeeper } from "./focusKeeper";
import { footer } from "./footer";
import { gauges } from "./gauges";
import { header } from "./header";
import { historySection } from "./historySection";
import { Host } from "./host";
import type { Page } from "./page";
import "./panel.css";

type Part = { readonly element: HTMLElement; readonly update: (state: PanelState) => void };

const host = new Host();
const announcer = new Announcer();
const focus = new FocusKeeper();
let parts: readonly Part[] = [];
let history: ReturnType<typeof historySection> | undefined;
let said: string | undefined;

const handlers: Handlers<HostMessage> = {
  init: ({ texts, language, memory }) => {
    host.remember(memory);
    const page: Page = {
      texts,
      formats: formatsFor(language),
      focus,
      ask: async (intent) => {
        const { message } = await host.ask(intent, texts.noAnswer);
        if (message !== undefined) {
          announcer.say(message);
        }
      },
    };
    build(page);
  },
  state: ({ state }) => {
    for (const part of parts) {
      part.update(state);
    }
    history?.showState(state);
    sayChange(state);
  },
  history: ({ samples, nowMs }) => {
    history?.showSamples(samples, nowMs);
  },
  sample: ({ sample, nowMs }) => {
    history?.addSample(sample, nowMs);
  },
  reply: (reply) => {
    host.settle(reply);
  },
};

window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  if (isHostMessage(data)) {
    dispatch(handlers, data);
  }
});
host.ready();

function build(page: Page): void {
  const top = header(page);
  const details = facts(page);
  const usage = gauges(page);
  const bottom = footer(page);
  history = historySection(page);
  parts = [top, details, usage, bottom];
  const content = element(
    "div",
    { className: "content" },
    top.element,
    details.element,
    usage.element,
    history.element,
  );
  document.body.replaceChildren(
    element("main", { className: "main" }, content),
    bottom.element,
    announcer.element,
  );
}

/** The first state is read with the page; only later changes are announced. */
function sayChange({ name, status, footer: { text, reason }, phase }: PanelState): void {
  const now = [name, status?.word ?? text, phase === "open" ? "" : reason]
    .filter(Boolean)
    .join(": ");
  if (said !== undefined && said !== now && now !== "") {
    announcer.say(now);
  }
  said = phase === "loading" ? undefined : now;
}
