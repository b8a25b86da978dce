import { factIds, type PanelState } from "../../src/shared/panelState";
import { gaugeIds } from "../../src/core/usage/usageGauges";
import { intents } from "../../src/shared/intents";
import type { PanelTexts } from "../../src/shared/panelTexts";

function sameFor<K extends string>(keys: readonly K[], textOf: (key: K) => string) {
  return Object.fromEntries(keys.map((key) => [key, textOf(key)])) as Record<K, string>;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const pageTexts: PanelTexts = {
  actions: "Actions",
  details: "Details",
  usage: "Resource Usage",
  history: "History",
  range: "Time range",
  loading: "Loading…",
  noSamples: "No data for this period.",
  notStated: "Not specified",
  average: "Average",
  highest: "Highest",
  time: "Time",
  asTable: "{0} as a table",
  percent: "{0}%",
  gigabytes: "{0} GB",
  noAnswer: "No answer.",
  intents: sameFor(intents, capital),
  facts: sameFor(factIds, capital),
  gauges: sameFor(gaugeIds, capital),
  ranges: { hour: "1 h", day: "24 h", week: "7 d" },
  rangeNames: { hour: "the last hour", day: "the last 24 hours", week: "the last 7 days" },
};

export const pageState: PanelState = {
  phase: "open",
  name: "web-server-01",
  status: { word: "Active", look: "running" },
  actions: ["connect", "stop", "reboot"],
  facts: factIds.map((id) => ({ id, presence: "known", value: id, note: "", copy: undefined })),
  gauges: gaugeIds.map((id) => ({
    id,
    presence: "known",
    value: "1 of 2 GB",
    fraction: 0.5,
    level: "normal",
    levelWord: "",
  })),
  usageMessage: undefined,
  memoryTotalMb: 4_096,
  footer: { look: "fresh", text: "As of 9:41 AM", reason: "", action: "refresh" },
};
