import assert from "node:assert/strict";
import { parsePage } from "../../../src/api/listPage";
import { listAllPages } from "../../../src/api/paging";

describe("A list with empty pages", () => {
  const baseUrl = "https://admin.vps.org/api/v1/";
  const next = (cursor: number) => `${baseUrl}servers/?cursor=${cursor}`;

  /** Pages of so many servers each, with links and without a count. */
  async function listed(sizes: readonly number[], isEndless = false) {
    const asked: string[] = [];
    const ask = (path: string) => {
      asked.push(path);
      const query = new URLSearchParams(path.split("?")[1]);
      const at = Number(query.get("cursor") ?? "0");
      const results = Array.from({ length: sizes[at] ?? 0 }, (_, index) => ({
        id: at * 1_000 + index,
      }));
      const isLast = at >= sizes.length - 1 && !isEndless;
      return Promise.resolve(parsePage({ results, next: isLast ? null : next(at + 1) }));
    };
    return { ...(await listAllPages("servers/", { ask, baseUrl })), asked };
  }

  it("is whole where the last page is empty", async () => {
    const { results, isWhole, isCut } = await listed([100, 100, 0]);
    assert.equal(results.length, 200);
    assert.ok(isWhole && !isCut);
  });

  it("is whole where one in the middle is empty", async () => {
    const { results, isWhole, isCut } = await listed([100, 0, 0, 100]);
    assert.equal(results.length, 200);
    assert.ok(isWhole && !isCut);
  });

  it("does not go on for ever where they have no end", async () => {
    const { results, isWhole, isCut, asked } = await listed([100, 100], true);
    assert.equal(results.length, 200);
    assert.ok(!isWhole && isCut);
    assert.ok(asked.length < 20, `${asked.length} requests`);
  });
});

describe("A very long list", () => {
  for (const [count, size] of [
    [10_000, 20],
    [100_000, 20],
    [100_000, 100],
  ] as const) {
    it(`of ${count} is whole in pages of ${size} whatever is asked`, async () => {
      const asked: string[] = [];
      const ask = (path: string) => {
        asked.push(path);
        const page = Number(new URLSearchParams(path.split("?")[1]).get("page") ?? "1");
        const start = (page - 1) * size;
        const results = Array.from({ length: size }, (_, at) => ({ id: start + at }));
        const next = start + size < count ? `/api/v1/servers/?page=${page + 1}` : null;
        return Promise.resolve(parsePage({ count, next, results }));
      };
      const baseUrl = "https://admin.vps.org/api/v1/";
      const list = await listAllPages("servers/", { ask, baseUrl });
      assert.equal(list.results.length, count);
      assert.equal(list.isWhole, true);
      assert.equal(new Set(asked).size, asked.length);
      assert.ok(asked.length <= count / size + 1);
    });
  }
});
