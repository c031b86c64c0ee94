// The order of the list.
import { expect, test } from "../fixtures";
import { byId, fold, sortName, type Paper } from "../site/collection";
import type { Order } from "../pages/result_list";

const orders: [Order, string, (paper: Paper) => string][] = [
  // The newest first: what is older has the greater key.
  ["Newest", "?sort=newest", (paper) => String(3000 - (paper.year ?? 0))],
  ["Title", "?sort=title", (paper) => fold(paper.title)],
  ["First author", "?sort=author", (paper) => sortName(paper.authors[0])],
];

for (const [order, address, key] of orders) {
  test(`papers stand in the order “${order}”`, async ({ app }) => {
    await app.open();
    await app.list.sortBy(order);
    expect(app.address()).toBe(address);
    const keys = (await app.list.allIds()).map((id) => key(byId(id)));
    expect(keys).toEqual(keys.toSorted());
  });
}

test("the best match comes first unless told otherwise, and the order narrows nothing", async ({ app }) => {
  await app.open("?q=retrieval");
  await expect(app.list.order).toHaveValue("best");
  const best = await app.list.allIds();
  await app.list.sortBy("Title");
  const byTitle = await app.list.allIds();
  expect(byTitle).not.toEqual(best);
  expect(byTitle.toSorted()).toEqual(best.toSorted());
  await app.list.sortBy("Best match");
  expect(await app.list.allIds()).toEqual(best);
  expect(app.address()).toBe("?q=retrieval");
});
