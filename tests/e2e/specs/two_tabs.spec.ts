// Two tabs that write at once: what both wrote is kept.
import { expect, test } from "../fixtures";
import { papers } from "../site/collection";
import { entry, keep, list } from "../site/records";
import { archived, held } from "../site/storage";
import type { App } from "../pages/app";

const [first, second] = papers;
const address = `library/paper/${first.ids[0]}`;

async function both(app: App, tab: (start: string) => Promise<App>): Promise<[App, App]> {
  await keep(app, [list("survey", "Survey"), entry(first, { note: "Before" }), entry(second, {}, 1)]);
  const other = await tab(app.start);
  await app.open(address);
  await other.open(address);
  // What lies beside the records takes its turns too.
  for (const tab of [app, other]) await tab.archiveOpened();
  return [app, other];
}

test("a note that is edited in two tabs at once: both texts are kept, shown, and put together", { tag: "@paths" }, async ({ app, tab }) => {
  const [one, other] = await both(app, tab);
  await one.desk.write.click();
  await other.desk.write.click();
  const writing = await held(one.page);
  await one.desk.field.fill("Written here");
  await other.desk.field.fill("Written there");
  await expect.poll(() => writing.waiting()).toBe(2);
  await expect(one.desk.state).toHaveText("Saving…");
  await writing.release();
  await expect(one.desk.state).toHaveText("Saved");
  await expect(other.desk.state).toHaveText("Saved");
  await expect(one.desk.elsewhere).toContainText("This note was also changed elsewhere. Both are kept:");
  await expect(one.desk.elsewhere).toContainText("Written there");
  await expect(one.desk.field).toHaveValue("Written here");
  await expect(other.desk.elsewhere).toContainText("Written here");

  await one.reload();
  await expect(one.desk.noteText).toHaveCount(2);
  await expect(one.desk.note).toContainText("Written here");
  await expect(one.desk.note).toContainText("Written there");
  await expect(one.desk.write).toHaveText("Put them together");
  await one.desk.write.click();
  await expect(one.desk.field).toHaveValue(/Written (here|there)\n\nWritten (here|there)/);
  await expect(one.desk.state).toHaveText("Saved");
  await one.desk.done.click();
  await expect(one.desk.noteText).toHaveCount(1);
});

test("what another tab wrote is put below one's own text while it is edited", async ({ app, tab }) => {
  const [one, other] = await both(app, tab);
  await one.desk.write.click();
  await other.desk.write.click();
  await one.desk.field.fill("Mine");
  await expect(one.desk.state).toHaveText("Saved");
  await other.desk.field.fill("Theirs");
  await expect(other.desk.state).toHaveText("Saved");
  await one.desk.elsewhere.getByRole("button", { name: "Put it below mine" }).click();
  await expect(one.desk.field).toHaveValue("Mine\n\nTheirs");
  await expect(one.desk.state).toHaveText("Saved");
  await expect(one.desk.elsewhere).toHaveCount(0);
  await one.desk.done.click();
  await expect(one.desk.noteText).toHaveCount(1);
});

test("two tabs that tag the same paper at once: it has both tags, in both tabs and after a reload", { tag: "@paths" }, async ({ app, tab }) => {
  const [one, other] = await both(app, tab);
  await one.desk.newTag.fill("from here");
  await other.desk.newTag.fill("from there");
  const writing = await held(one.page);
  await one.desk.newTag.press("Enter");
  await other.desk.newTag.press("Enter");
  await expect.poll(() => writing.waiting()).toBe(2);
  await writing.release();
  for (const tab of [one, other]) {
    await expect(tab.desk.tag("from here")).toBeVisible();
    await expect(tab.desk.tag("from there")).toBeVisible();
  }
  await one.reload();
  await expect(one.desk.tags).toHaveCount(2);
});

for (const order of ["after", "before"] as const) {
  test(`a note that is written just ${order} another tab removes the paper comes back with it`, async ({ app, tab }) => {
    const [one, other] = await both(app, tab);
    await one.desk.write.click();
    const writing = await held(other.page);
    const write = async () => one.desk.field.fill("Written meanwhile");
    const remove = async () => other.pane.save.click();
    const steps = order === "after" ? [remove, write] : [write, remove];
    for (const [n, step] of steps.entries()) {
      await step();
      await expect.poll(() => writing.waiting()).toBe(n + 1);
    }
    await writing.release();
    await one.masthead.expectSaved(1);
    await other.masthead.expectSaved(1);
    await other.reload();
    await other.masthead.expectSaved(1);
    await other.open("library/bin");
    await other.bin.restore(first.title).click();
    await other.masthead.expectSaved(2);
    await other.open(address);
    await expect(other.desk.noteText).toHaveText("Written meanwhile");
  });
}

test("a list that is made and filled in one tab appears in the other, with its order", async ({ app, tab }) => {
  const [one, other] = await both(app, tab);
  await one.desk.lists.make("New here");
  await expect(other.facets.value("List", "New here")).toBeVisible();
  await expect(other.desk.lists.button).toHaveText("New here");
  await other.list.link(second.title).click();
  await other.desk.lists.button.click();
  await other.desk.lists.list("New here").check();
  await other.desk.lists.close();
  await one.facets.value("List", "New here").check();
  await one.list.expectTitles([first.title, second.title]);
});

test("undo in one tab takes back its own steps and leaves the other's", async ({ app, tab }) => {
  const [one, other] = await both(app, tab);
  await one.desk.addTag("mine");
  await expect(other.desk.tag("mine")).toBeVisible();
  await other.desk.addTag("theirs");
  await expect(one.desk.tag("theirs")).toBeVisible();
  await one.page.keyboard.press("Escape");
  await one.page.keyboard.press("u");
  await expect(one.desk.tag("mine")).toHaveCount(0);
  await expect(one.desk.tag("theirs")).toBeVisible();
  await expect(other.desk.tag("mine")).toHaveCount(0);
});

test("what both tabs did is taken back after a reload, latest first", async ({ app, tab }) => {
  const [one, other] = await both(app, tab);
  await one.desk.addTag("first");
  await expect(other.desk.tag("first")).toBeVisible();
  await other.desk.addTag("second");
  await expect(one.desk.tag("second")).toBeVisible();
  await one.desk.addTag("third");
  await expect(other.desk.tag("third")).toBeVisible();
  await expect.poll(async () => (await archived(one, "history")).join().match(/"kind":"tagged"/g)?.length).toBe(3);
  await other.page.close();
  await one.reload();
  await expect(one.desk.tags).toHaveText([/first/, /second/, /third/]);
  for (const left of [[/first/, /second/], [/first/], []]) {
    await one.page.keyboard.press("u");
    await expect(one.desk.tags).toHaveText(left);
  }
  await one.page.keyboard.press("U");
  await expect(one.desk.tags).toHaveText([/first/]);
});
