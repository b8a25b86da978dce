import assert from "node:assert/strict";
import type { Happening } from "../../world/base/history";
import { listBeginnings } from "../../world/judge/listBeginnings";
import { heard, toldEvidence, type Told } from "./toldEvidence";

const window = "w1.1";

function sent(request: number, query: string): Happening {
  const url = `https://api.vps.test/api/v1/servers/${query}`;
  return { kind: "sent", window, request, method: "GET", url, token: "t", body: "", fate: "good" };
}

function page(request: number, next: string | null): Happening {
  return heard(window, request, { body: { next, results: [] } });
}

describe("The beginning of a list", () => {
  it("is its first try's, or its own, if it is asked for again soon after a failure", () => {
    const failed = heard(window, 1, { status: undefined, failure: "EPIPE", body: undefined });
    const soon = toldEvidence([0, sent(1, "")], [100, failed], [900, sent(2, "")]);
    assert.deepEqual(listBeginnings(soon).get(2), [1, 2]);
    const late = toldEvidence([0, sent(1, "")], [100, failed], [60_000, sent(2, "")]);
    assert.deepEqual(new Set(listBeginnings(late).get(2)), new Set([2]));
  });

  it("is its first page's, or its own, if a pause has held it up, and so for what follows", () => {
    const told = toldEvidence(
      [0, sent(1, "")],
      [100, page(1, "…?page=2")],
      [60_000, sent(2, "?page=2")],
      [60_100, page(2, "…?page=3")],
      [60_100, sent(3, "?page=3")],
    );
    assert.deepEqual(listBeginnings(told).get(2), [1, 2]);
    assert.deepEqual(listBeginnings(told).get(3), [1, 2]);
  });

  it("is its first page's, also for a later page that was asked for twice", () => {
    const happenings: readonly Happening[] = [
      sent(1, ""),
      page(1, "…?page=2"),
      sent(2, "?page=2"),
      sent(3, "?page=2"),
      page(3, null),
      sent(4, "?location=us-east"),
    ];
    const told = happenings.map((one, at): Told => [at, one]);
    assert.deepEqual(
      [...listBeginnings(toldEvidence(...told))],
      [
        [1, [1]],
        [2, [1]],
        [3, [1]],
        [4, [4]],
      ],
    );
  });
});
