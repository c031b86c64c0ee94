// The desk below an open paper: note, tags, lists, status.
import { expect, test } from "../fixtures";
import { paper } from "../site/collection";
import { foreign, noteScripts } from "../site/hostile";
import { entry, keep } from "../site/records";

const lora = paper("MTL-LoRA");
const retrieval = paper("Multi-task Retrieval for Knowledge-Intensive Tasks");
const address = `paper/${lora.ids[0]}`;

test("a note is saved as it is typed, survives a reload and is shown as its Markdown means it", { tag: "@paths" }, async ({ app }) => {
  await keep(app, [entry(lora)]);
  await app.open(address);
  await app.desk.write.click();
  await expect(app.desk.field).toBeFocused();
  await expect(app.desk.state).toHaveText("Saved as you type");
  await app.desk.field.pressSequentially("Compare the *loss* with **GradNorm**:\n\n- [paper](https://example.org/x)\n- `lr = 1`");
  await expect(app.desk.state).toHaveText("Saved");
  await app.reload();
  await expect(app.desk.write).toHaveText("Edit note");
  await expect(app.desk.noteText.getByRole("emphasis")).toHaveText("loss");
  await expect(app.desk.noteText.getByRole("strong")).toHaveText("GradNorm");
  await expect(app.desk.noteText.getByRole("listitem")).toHaveCount(2);
  await expect(app.desk.noteText.getByRole("code")).toHaveText("lr = 1");
  await expect(app.desk.noteText.getByRole("link", { name: "paper" })).toHaveAttribute("href", "https://example.org/x");
  await expect(app.desk.noteText.getByRole("link", { name: "paper" })).toHaveAttribute("rel", /noopener/);
});

test("HTML and unsafe addresses in a note stay text", async ({ app, page }) => {
  const ran = await noteScripts(page);
  const hostile = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "[here](javascript:alert(1))",
    "![there](data:text/html,<script>alert(1)</script>)",
  ];
  await keep(app, [entry(lora, { note: hostile.join("\n\n") })]);
  await app.open(address);
  await expect(app.desk.noteText).toContainText("<img src=x onerror=alert(1)>");
  await expect(app.desk.noteText).toContainText("<script>alert(1)</script>");
  await expect(app.desk.noteText.getByRole("link")).toHaveCount(0);
  await app.desk.write.click();
  await expect(app.desk.field).toHaveValue(hostile.join("\n\n"));
  expect(await foreign(page)).toEqual([]);
  expect(ran).toEqual([]);
});

test("the key e saves an unsaved paper and opens its note, and Escape closes it", async ({ app, page }) => {
  await app.open(address);
  await expect(app.pane.title).toHaveText(lora.title);
  await page.keyboard.press("e");
  await expect(app.desk.field).toBeFocused();
  await app.masthead.expectSaved(1);
  await page.keyboard.type("jsut typed, e t r x");
  await page.keyboard.press("Escape");
  await expect(app.desk.field).toHaveCount(0);
  await expect(app.desk.noteText).toHaveText("jsut typed, e t r x");
  await expect(app.desk.write).toBeFocused();
  await expect(app.pane.title).toHaveText(lora.title);
  await app.reload();
  await expect(app.desk.noteText).toHaveText("jsut typed, e t r x");
});

test("what was typed last is kept when the reader goes on at once", async ({ app, page }) => {
  await keep(app, [entry(lora), entry(retrieval, {}, 1)]);
  await app.open(`library/${address}`);
  await page.keyboard.press("e");
  await app.desk.field.fill("Left in the middle");
  await app.list.link(retrieval.title).click();
  await expect(app.pane.title).toHaveText(retrieval.title);
  await expect(app.desk.noteText).toHaveCount(0);
  await expect(app.desk.field).toHaveCount(0);
  await app.list.link(lora.title).click();
  await expect(app.desk.noteText).toHaveText("Left in the middle");
});

test("what was typed last is kept when the reader goes back while the caret is in the note", async ({ app, page }) => {
  await keep(app, [entry(lora), entry(retrieval, {}, 1)]);
  await app.open("library");
  await app.list.link(lora.title).click();
  await app.desk.write.click();
  await app.desk.field.pressSequentially("Left by the back button");
  await page.goBack();
  await expect(app.pane.title).toHaveCount(0);
  await page.goForward();
  await expect(app.desk.noteText).toHaveText("Left by the back button");
});

test("going back while a tag is typed does no harm", async ({ app, page }) => {
  await keep(app, [entry(lora)]);
  await app.open("library");
  await app.list.link(lora.title).click();
  await app.desk.newTag.pressSequentially("half a ta");
  await page.goBack();
  await expect(app.pane.title).toHaveCount(0);
  await app.list.link(lora.title).click();
  await app.desk.addTag("whole");
});

test("an emptied note is gone, and undo brings it back", async ({ app, page }) => {
  await keep(app, [entry(lora, { note: "Once written" })]);
  await app.open(address);
  await app.desk.writeNote("");
  await app.desk.done.click();
  await expect(app.desk.write).toHaveText("Write a note");
  await page.keyboard.press("u");
  await expect(app.toast.message).toContainText("Undone: note changed.");
  await expect(app.desk.noteText).toHaveText("Once written");
});

test("tags are added and removed, by pointer and by the key t", { tag: "@paths" }, async ({ app, page }) => {
  await keep(app, [entry(lora, { tags: ["adapters"] }), entry(retrieval, {}, 1)]);
  await app.open(address);
  await expect(app.desk.tag("adapters")).toBeVisible();
  await page.keyboard.press("t");
  await expect(app.desk.newTag).toBeFocused();
  await page.keyboard.type("To cite");
  await page.keyboard.press("Enter");
  await expect(app.desk.newTag).toHaveValue("");
  await expect(app.desk.tag("To cite")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(app.desk.newTag).not.toBeFocused();
  await app.desk.removeTag("adapters").click();
  await expect(app.toast.message).toContainText("Tag removed from 1 paper.");
  await app.reload();
  await expect(app.desk.tags).toHaveCount(1);
  await app.desk.tag("To cite").click();
  await expect(app.list.chip("To cite")).toBeVisible();
  expect(app.address()).toBe("library?tag=To+cite");
  await app.list.expectTitles([lora.title]);
});

for (const place of ["", "library/"]) {
  test(`tags that are known are offered at /${place}`, async ({ app, page }) => {
    await keep(app, [entry(lora), entry(retrieval, { tags: ["adapters", "to cite"] }, 1)]);
    await app.open(`${place}${address}`);
    await expect(app.desk.newTag).toHaveRole("combobox");
    const offered = page.locator(`datalist#${await app.desk.newTag.getAttribute("list")} option`);
    expect(await offered.evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value))).toEqual(["adapters", "to cite"]);
  });
}

test("a name that breaks a rule is explained and stays in the field", async ({ app }) => {
  await keep(app, [entry(lora)]);
  await app.open(address);
  await app.desk.newTag.fill("x".repeat(101));
  await app.desk.newTag.press("Enter");
  await expect(app.desk.fault.filter({ hasText: "100" })).toBeVisible();
  await expect(app.desk.newTag).toHaveValue("x".repeat(101));
  await expect(app.desk.tags).toHaveCount(0);
});

test("the status is chosen in the reading bar, turned by the key r and kept", async ({ app, page }) => {
  await keep(app, [entry(lora)]);
  await app.open(address);
  await expect(app.pane.status).toHaveValue("to-read");
  await app.pane.status.selectOption("Reading");
  await expect.poll(async () => Object.values(await app.kept()).join()).toContain("reading");
  await app.reload();
  await expect(app.pane.status).toHaveValue("reading");
  await page.keyboard.press("r");
  await expect(app.pane.status).toHaveValue("read");
  await expect(app.toast.message).toContainText("Marked “Read”.");
  await page.keyboard.press("r");
  await expect(app.pane.status).toHaveValue("to-read");
});

test("a new list is made from the desk and holds the paper, until its box is unticked", async ({ app }) => {
  await keep(app, [entry(lora)]);
  await app.open(address);
  await expect(app.desk.lists.button).toHaveText("Lists");
  await app.desk.lists.make("For the survey");
  await expect(app.desk.lists.button).toHaveText("For the survey");
  await app.reload();
  await expect(app.desk.lists.button).toHaveText("For the survey");
  await app.desk.lists.button.click();
  await app.desk.lists.list("For the survey").uncheck();
  await expect(app.desk.lists.button).toHaveText("Lists");
  await expect(app.desk.lists.list("For the survey")).toBeVisible();
});

test("the desk is there only while the paper is saved, and what was on it comes back with undo", async ({ app, page }) => {
  await keep(app, [entry(lora, { note: "Kept", tags: ["adapters"], status: "read" })]);
  await app.open(address);
  await app.pane.save.click();
  await expect(app.desk.note).toHaveCount(0);
  await page.keyboard.press("u");
  await expect(app.desk.noteText).toHaveText("Kept");
  await expect(app.desk.tag("adapters")).toBeVisible();
  await expect(app.pane.status).toHaveValue("read");
});
