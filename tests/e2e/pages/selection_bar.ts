// What can be done with the selected papers.
import { type Locator, type Page } from "@playwright/test";
import { ListsMenu } from "./lists_menu";

export class SelectionBar {
  readonly bar: Locator;
  readonly count: Locator;
  readonly all: Locator;
  readonly tag: Locator;
  readonly tagMenu: Locator;
  readonly newTag: Locator;
  readonly lists: ListsMenu;
  readonly move: Locator;
  readonly moveMenu: Locator;
  readonly status: Locator;
  readonly statusMenu: Locator;
  readonly export: Locator;
  readonly exportMenu: Locator;
  readonly share: Locator;
  readonly remove: Locator;
  readonly done: Locator;

  constructor(private readonly page: Page) {
    this.bar = page.getByRole("group", { name: "Selected papers" });
    this.count = this.bar.getByRole("status");
    this.all = this.bar.getByRole("button", { name: /^Select all / });
    this.tag = this.bar.getByRole("button", { name: "Tag", exact: true });
    this.tagMenu = this.bar.getByRole("dialog", { name: "Tag" });
    this.newTag = this.tagMenu.getByRole("combobox", { name: "Tag for all selected" });
    this.lists = new ListsMenu(page, this.bar);
    this.move = this.bar.getByRole("button", { name: "Move", exact: true });
    this.moveMenu = this.bar.getByRole("dialog", { name: "Move to the list" });
    this.status = this.bar.getByRole("button", { name: "Status", exact: true });
    this.statusMenu = this.bar.getByRole("dialog", { name: "Status" });
    this.export = this.bar.getByRole("button", { name: "Export", exact: true });
    this.exportMenu = this.bar.getByRole("dialog", { name: "Export" });
    this.share = this.bar.getByRole("button", { name: "Share", exact: true });
    this.remove = this.bar.getByRole("button", { name: "Remove", exact: true });
    this.done = this.bar.getByRole("button", { name: "Done", exact: true });
  }

  /** The box before a row. */
  box(title: string): Locator {
    return this.page.getByRole("checkbox", { name: `Select: ${title}`, exact: true });
  }
}
