import assert from "node:assert/strict";
import { showsNoneOf, type ServerList } from "../../../../src/core/servers/serverList";
import { aListedServer } from "../../../fakes/samples";

const list = (ids: readonly string[], changes: Partial<ServerList> = {}): ServerList => ({
  servers: ids.map((id) => aListedServer(id)),
  unreadableCount: 0,
  ...changes,
});

describe("A list that shows none of the known servers", () => {
  const known = [aListedServer("1"), aListedServer("2")];

  it("has other servers alone, or none at all", () => {
    assert.equal(showsNoneOf(list(["3"]), known), true);
    assert.equal(showsNoneOf(list([]), known), true);
  });

  it("has not one of them, by whichever of its ids", () => {
    const otherIdOf = (id: string) => (id === "uuid-2" ? "2" : undefined);
    assert.equal(showsNoneOf(list(["3", "2"]), known), false);
    assert.equal(showsNoneOf(list(["uuid-2"], { otherIdOf }), known), false);
    assert.equal(showsNoneOf(list(["uuid-3"], { otherIdOf }), known), true);
  });

  it("is not one where no server is known", () => {
    assert.equal(showsNoneOf(list(["3"]), []), false);
  });

  it("is not one that may go on with them", () => {
    assert.equal(showsNoneOf(list(["3"], { isWhole: false }), known), false);
    assert.equal(showsNoneOf(list(["3"], { missingCount: 1 }), known), false);
    assert.equal(showsNoneOf(list(["3"], { unreadableCount: 1 }), known), false);
  });
});
