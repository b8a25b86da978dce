import { formatsFor } from "../core/base/formats";
import type { PanelState } from "../shared/panelState";
import { dispatch, isHostMessage, type Handlers, type HostMessage } from "../shared/protocol";
import { Announcer } from "./announcer";
import { buildPage, type BuiltPage } from "./buildPage";
import { figureTexts } from "./figureTexts";
import { FocusKeeper } from "./focusKeeper";
import { Host } from "./host";
import { PageMemory } from "./pageMemory";
import "./panel.css";

const host = new Host();
const announcer = new Announcer();
const focus = new FocusKeeper();
let page: BuiltPage | undefined;
let said: string | undefined;

const handlers: Handlers<HostMessage> = {
  init: ({ texts, language, memory, page: panelPage }) => {
    host.setPage(panelPage);
    const formats = formatsFor(language);
    page = buildPage(announcer, {
      texts,
      formats,
      figures: figureTexts(texts, formats),
      language,
      focus,
      memory: new PageMemory(host, memory),
      ask: async (intent) => {
        page?.showFailure("");
        const reply = await host.ask(intent, texts.noAnswer);
        const { outcome, message } = reply;
        if (message !== undefined) {
          announcer.say(message);
        }
        if (outcome === "failed") {
          page?.showFailure(message ?? texts.noAnswer);
        }
        return reply;
      },
    });
  },
  state: ({ state }) => {
    page?.update(state);
    sayChange(state);
  },
  history: ({ samples, states, nowMs }) => {
    page?.showRecord(samples, states, nowMs);
  },
  sample: ({ sample, states, nowMs }) => {
    page?.addSample(sample, states, nowMs);
  },
  begun: ({ id }) => {
    host.begun(id);
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

/** The first state is read with the page; only later changes are announced. */
function sayChange({ lead: { text, attention, detail }, phase }: PanelState): void {
  const now = [text, attention, detail].filter(Boolean).join(" ");
  if (said !== undefined && said !== now) {
    announcer.say(now);
  }
  said = phase === "loading" ? undefined : now;
}
