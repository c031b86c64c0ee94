// Below an open paper: its lists, tags and note.
import { expect, type Locator, type Page } from "@playwright/test";
import { ListsMenu } from "./lists_menu";

export class Desk {
  readonly note: Locator;
  readonly noteText: Locator;
  readonly field: Locator;
  readonly state: Locator;
  readonly write: Locator;
  readonly done: Locator;
  /** What was written elsewhere while the note is edited here. */
  readonly elsewhere: Locator;
  readonly tags: Locator;
  readonly newTag: Locator;
  readonly lists: ListsMenu;
  /** Why a name was not taken. */
  readonly fault: Locator;

  constructor(page: Page) {
    const desk = page.locator(".desk");
    this.note = desk.getByRole("region", { name: "My notes" });
    this.noteText = this.note.locator(".note-text");
    this.field = this.note.getByRole("textbox", { name: "My notes" });
    this.state = this.note.getByRole("status");
    this.write = this.note.getByRole("button", { name: /^(Write a note|Edit note|Put them together)$/ });
    this.done = this.note.getByRole("button", { name: "Done" });
    this.elsewhere = this.note.getByRole("alert");
    this.tags = desk.getByRole("list", { name: "Your tags" }).getByRole("listitem");
    const name = { name: "Add a tag" };
    this.newTag = desk.getByRole("combobox", name).or(desk.getByRole("textbox", name));
    this.lists = new ListsMenu(page, desk);
    this.fault = desk.locator(".field-fault");
  }

  tag(name: string): Locator {
    return this.tags.getByRole("link", { name, exact: true });
  }

  removeTag(name: string): Locator {
    return this.tags.getByRole("button", { name: `Remove tag ${name}`, exact: true });
  }

  async addTag(name: string): Promise<void> {
    await this.newTag.fill(name);
    await this.newTag.press("Enter");
    await expect(this.tag(name)).toBeVisible();
  }

  /** Writes the note and waits until it is kept. */
  async writeNote(text: string): Promise<void> {
    if (!(await this.field.isVisible())) await this.write.click();
    await this.field.fill(text);
    await expect(this.state).toHaveText(text ? "Saved" : "Saved as you type");
  }
}
