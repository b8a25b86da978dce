import assert from "node:assert/strict";
import { mock } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { KeptPages } from "../../../src/api/keptPages";
import { readLargeList } from "../../../src/api/largeList";
import { ServerPageReader, type ServerPage } from "../../../src/api/serverPage";
import type { Server } from "../../../src/core/servers/server";
import { listBody } from "../../fakes/longList";

const many = 3_000;
const breathe = () => turn();

function readInSlices(text: string) {
  return readLargeList(Buffer.from(text), new ServerPageReader(undefined), breathe);
}

/** What a page says, however it was read. */
function saidBy(page: ServerPage | undefined) {
  const { results, ids, otherIds, count, next } = page ?? readWhole("[]");
  return { results, ids, otherIds, count, next };
}

function readWhole(text: string) {
  return new KeptPages(breathe).reading("servers/").fromAnswer(JSON.parse(text));
}

describe("A long list that is read in slices", () => {
  const text = listBody(many, 0, 0);

  it("is what it is if it is read at once", async () => {
    const sliced = await readInSlices(text);
    assert.deepEqual(saidBy(sliced), saidBy(readWhole(text)));
    assert.equal(sliced?.results.length, many);
  });

  it("lets others have their turn in between", async () => {
    let turns = 0;
    const count = setInterval(() => (turns += 1), 0);
    await readInSlices(listBody(30_000, 0, 0));
    clearInterval(count);
    assert.ok(turns > 1, `${turns} turns`);
  });

  it("may be a bare array, and have fields before and after its results", async () => {
    const { results } = JSON.parse(text) as { results: unknown[] };
    const texts = [
      JSON.stringify(results),
      JSON.stringify({ next: "?page=2", results, count: 9, note: "x" }),
    ];
    for (const other of texts) {
      assert.deepEqual(saidBy(await readInSlices(other)), saidBy(readWhole(other)));
    }
  });

  it("says the same whatever its texts hold, or is left to be read at once", async () => {
    const tricky = fc.oneof(
      fc.constantFrom("},{", "[{", "}]", '"},{"', "\\", "é},{", '"results":[{'),
      fc.string({ maxLength: 5 }),
    );
    const server = { ...(JSON.parse(text) as { results: [object] }).results[0] };
    await fc.assert(
      fc.asyncProperty(tricky, fc.nat(many - 1), async (name, place) => {
        const results = Array.from({ length: many }, (_, at) => ({
          ...{ ...server, id: at },
          ...(at === place ? { name, tags: [{ name }, { name }], [name]: [{}] } : {}),
        }));
        const odd = JSON.stringify({ [name]: [{ a: 1 }], results });
        const sliced = await readInSlices(odd);
        assert.ok(sliced === undefined || sliced.results.length === many);
        if (sliced) {
          assert.deepEqual(saidBy(sliced), saidBy(readWhole(odd)));
        }
      }),
      { numRuns: 30 },
    );
  });

  for (const [what, broken] of [
    ["is cut off", text.slice(0, -300)],
    ["is no JSON somewhere", text.replace('"web-server-11000"', "web-server-11000")],
    ["has its results in another field", text.replace('"results"', '"servers"')],
    ["has its results in another object", `{"results":[],"more":${text}}`],
    ["is short", listBody(10, 0, 0)],
    ["has the end of a list in a text after it", text.replace(/}$/, `,"note":"}]"}`)],
  ] as const) {
    it(`is left to be read at once where it ${what}`, async () => {
      assert.equal(await readInSlices(broken), undefined);
    });
  }

  it("of too many servers is too large", async () => {
    const results = Array.from({ length: 100_001 }, (_, id) => ({ id }));
    await assert.rejects(readInSlices(JSON.stringify(results)), /badAnswer/);
  });
});

describe("A page that is kept", () => {
  async function readTwice(kept: KeptPages, text: string) {
    const reading = kept.reading("servers/");
    const bytes = Buffer.from(text);
    return (await reading.fromBytes(bytes)) ?? reading.fromAnswer(JSON.parse(text));
  }

  for (const count of [3, many]) {
    it(`of ${count} servers is the same object for the same bytes`, async () => {
      const kept = new KeptPages(breathe);
      const text = listBody(count, 1, 0);
      const first = await readTwice(kept, text);
      assert.equal(await readTwice(kept, text), first);
      assert.notEqual(await readTwice(kept, listBody(count, 1, 1)), first);
    });

    it(`of ${count} servers keeps those that are as they were, wherever they stand`, async () => {
      const kept = new KeptPages(breathe);
      const first = await readTwice(kept, listBody(count, 1, 0));
      const results = (JSON.parse(listBody(count, 1, 1)) as { results: unknown[] }).results;
      const second = await readTwice(kept, JSON.stringify(results.toReversed()));
      const before = new Set(first.results);
      const fresh = second.results.filter((server) => !before.has(server));
      assert.deepEqual(
        fresh.map((server) => server?.id),
        ["10000"],
      );
    });
  }

  it("says what its bytes say, whatever has changed since the page before", async () => {
    const edit = fc.record({
      kind: fc.constantFrom("change", "insert", "remove", "uuid"),
      place: fc.nat(),
      name: fc.string({ maxLength: 40 }),
    });
    const { results } = JSON.parse(listBody(many, 0, 0)) as { results: object[] };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(edit, { maxLength: 4 }), { maxLength: 4 }),
        async (days) => {
          const kept = new KeptPages(breathe);
          const list = results.map((server) => ({ ...server }));
          await readTwice(kept, JSON.stringify({ results: list }));
          for (const [day, edits] of days.entries()) {
            for (const { kind, place, name } of edits) {
              const at = place % list.length;
              const id = 500_000 + day * 1_000 + (place % 1_000);
              const uuid = `a0000000-0000-4000-8000-${String(id).padStart(12, "0")}`;
              const other = { ...list[at], name, ...(kind === "uuid" ? { uuid } : {}) };
              list.splice(
                at,
                kind === "insert" ? 0 : 1,
                ...(kind === "remove" ? [] : [kind === "insert" ? { ...other, id } : other]),
              );
            }
            const text = JSON.stringify({ count: list.length, results: list });
            assert.deepEqual(saidBy(await readTwice(kept, text)), saidBy(readWhole(text)));
          }
        },
      ),
      { numRuns: 6 },
    );
  });

  it("is parsed again only where it has changed", async () => {
    const kept = new KeptPages(breathe);
    await readTwice(kept, listBody(many, 1, 0));
    const parse = mock.method(JSON, "parse");
    await readTwice(kept, listBody(many, 1, 1));
    const lengths = parse.mock.calls.map(({ arguments: [text] }) => text.length);
    parse.mock.restore();
    assert.ok(Math.max(...lengths) < 20_000, lengths.join());
    assert.equal(lengths.length, 2, "the envelope, and one slice");
  });

  it("shares plans and systems, and no server has another's", async () => {
    const kept = new KeptPages(breathe);
    const { results } = await readTwice(kept, listBody(many, 0, 0));
    const servers = results.filter((server): server is Server => server !== undefined);
    assert.equal(new Set(servers.map(({ plan }) => plan)).size, 2);
    assert.deepEqual(results, readWhole(listBody(many, 0, 0)).results);
  });

  it("answers each of two reads at once with its own", async () => {
    const kept = new KeptPages(breathe);
    const [one, other] = [listBody(2, 0, 0), listBody(3, 0, 0)];
    const first = kept.reading("servers/");
    const second = kept.reading("servers/");
    await first.fromBytes(Buffer.from(one));
    await second.fromBytes(Buffer.from(other));
    const page = first.fromAnswer(JSON.parse(one));
    assert.equal((await readTwice(kept, one)).results.length, 2);
    assert.equal(await readTwice(kept, one), page);
  });
});
