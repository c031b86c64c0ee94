// One paper: its address, its links, what leads on from it.
import { expect, test } from "../fixtures";
import { displayName, paper, papers, pick } from "../site/collection";

const retrieval = paper("Multi-task Retrieval for Knowledge-Intensive Tasks");
const withSlash = (candidate: (typeof papers)[0]) => candidate.ids.find((id) => id.includes("/"));

test("a paper opens beside the list, under an address of its own", { tag: "@paths" }, async ({ app }) => {
  await app.open("?q=retrieval");
  await app.list.link(retrieval.title).click();
  await expect(app.pane.of(retrieval.title)).toBeVisible();
  await expect(app.list.link(retrieval.title)).toHaveAttribute("aria-current", "true");
  expect(app.address()).toBe(`paper/${retrieval.ids[0]}?q=retrieval`);
  await expect(app.page).toHaveTitle(`${retrieval.title} · Offprint`);
});

for (const [name, id] of [["its first identifier", retrieval.ids[0]], ["another one, with slashes", withSlash(retrieval)!]]) {
  test(`a deep link finds a paper by ${name}`, { tag: "@paths" }, async ({ app }) => {
    await app.open(`paper/${id}`);
    await expect(app.pane.title).toHaveText(retrieval.title);
    await expect(app.list.status).toHaveText("119 papers");
    for (const author of retrieval.authors) {
      await expect(app.pane.authors.filter({ hasText: displayName(author) })).toBeVisible();
    }
    await expect(app.pane.abstract).toContainText(retrieval.abstract.slice(0, 60));
  });
}

test("an unknown paper is said to be missing, and the list is still there", async ({ app }) => {
  await app.open("paper/arxiv:9912.99999");
  await expect(app.pane.notice.getByRole("heading")).toHaveText("This paper is not here");
  await expect(app.pane.notice).toContainText("arxiv:9912.99999");
  await expect(app.list.status).toHaveText("119 papers");
  await app.pane.notice.getByRole("link", { name: "Browse the papers" }).click();
  expect(app.address()).toBe("");
});

test("links out open elsewhere and tell nothing", async ({ app }) => {
  const linked = pick((candidate) => !!candidate.abstract_spans?.some((span) => span.link), "a link in the abstract");
  const url = linked.abstract_spans!.find((span) => span.link)!.link!;
  await app.open(`paper/${linked.ids[0]}`);
  await expect(app.pane.abstract.getByRole("link").first()).toHaveAttribute("href", url);
  const links = [...(await app.pane.abstract.getByRole("link").all()), ...(await app.pane.actions.getByRole("link").all())];
  expect(links.length).toBeGreaterThan(1);
  for (const link of links) {
    await expect(link).toHaveAttribute("rel", "noopener noreferrer");
    await expect(link).toHaveAttribute("target", "_blank");
    await expect(link).toHaveAttribute("href", /^https?:\/\//);
  }
});

test("mathematics is MathML, and no TeX is left over", async ({ app }) => {
  const mathematical = pick((candidate) => !!candidate.abstract_spans?.some((span) => span.math), "mathematics");
  await app.open(`paper/${mathematical.ids[0]}`);
  const formula = app.pane.abstract.locator("math").first();
  await expect(formula).toBeVisible();
  expect(await formula.evaluate((element) => element.namespaceURI)).toBe("http://www.w3.org/1998/Math/MathML");
  expect(await formula.evaluate((element) => element.children.length)).toBeGreaterThan(0);
  await expect(app.pane.abstract).not.toContainText(/\$/);
});

test("an author's name finds the author's papers", async ({ app }) => {
  await app.open(`paper/${retrieval.ids[0]}`);
  await app.pane.authors.filter({ hasText: "Karpukhin" }).click();
  await expect(app.masthead.search).toHaveValue(/^author:".*Karpukhin"$/);
  await expect(app.list.link(retrieval.title)).toBeVisible();
  expect(await app.list.count()).toBe(papers.filter((p) => /Karpukhin/.test(JSON.stringify(p.authors))).length);
});

test("a topic leads to the papers of the topic", async ({ app }) => {
  const [topic] = retrieval.topics ?? [];
  await app.open(`paper/${retrieval.ids[0]}?q=retrieval`);
  await app.pane.topics.filter({ hasText: topic }).click();
  await expect(app.facets.value("Topic", topic)).toBeChecked();
  await app.list.expectCount(papers.filter((candidate) => candidate.topics?.includes(topic)).length);
});

test("next and previous walk the list as it is", async ({ app }) => {
  await app.open("?q=retrieval");
  const ids = await app.list.ids();
  await app.list.rows.first().getByRole("link").click();
  await expect(app.pane.previous).toBeDisabled();
  await app.pane.next.click();
  await expect.poll(() => app.address()).toBe(`paper/${ids[1]}?q=retrieval`);
  await app.pane.previous.click();
  await expect.poll(() => app.address()).toBe(`paper/${ids[0]}?q=retrieval`);
  await app.open(`paper/${(await app.list.allIds()).at(-1)}?q=retrieval`);
  await expect(app.pane.next).toBeDisabled();
});

test("the words searched for are marked in the open paper too", async ({ app }) => {
  await app.open(`paper/${retrieval.ids[0]}?q=retrieval`);
  await expect(app.pane.title.locator("mark")).toHaveText("Retrieval");
  await expect(app.pane.abstract.locator("mark").first()).toHaveText(/retriev/i);
});
