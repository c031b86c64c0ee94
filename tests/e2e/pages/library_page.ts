// The library: what was saved, its lists, and what can be done with all of it.
import { type Locator, type Page } from "@playwright/test";

export type FileFormat = "BibTeX" | "RIS" | "CSL-JSON" | "Markdown" | "Plain text" | "CSV table" | "Offprint, complete";

export class LibraryPage {
  readonly region: Locator;
  readonly nothingSaved: Locator;
  readonly select: Locator;
  readonly export: Locator;
  readonly exportMenu: Locator;
  readonly share: Locator;
  readonly print: Locator;
  readonly import: Locator;
  readonly bin: Locator;
  /** The name of the one list or tag that is shown. */
  readonly listTitle: Locator;
  readonly newName: Locator;
  readonly rename: Locator;
  readonly removeList: Locator;
  readonly newTagName: Locator;
  readonly renameTag: Locator;
  readonly removeTag: Locator;
  readonly up: Locator;
  readonly down: Locator;
  /** The list for paper. */
  readonly printed: Locator;

  constructor(page: Page) {
    this.region = page.getByRole("region", { name: "Saved papers" });
    this.nothingSaved = this.region.getByRole("heading", { name: "Nothing saved yet" });
    this.select = this.region.getByRole("button", { name: "Select", exact: true });
    this.export = this.region.getByRole("button", { name: "Export", exact: true });
    this.exportMenu = this.region.getByRole("dialog", { name: "Export" });
    this.share = this.region.getByRole("button", { name: "Share", exact: true });
    this.print = this.region.getByRole("button", { name: "Print", exact: true });
    this.import = this.region.getByRole("link", { name: "Import", exact: true });
    this.bin = this.region.getByRole("link", { name: /^Bin \(\d+\)$/ });
    this.listTitle = this.region.locator(".list-title");
    this.newName = this.region.getByRole("textbox", { name: "New name of the list" });
    this.rename = this.region.getByRole("button", { name: "Rename the list" });
    this.removeList = this.region.getByRole("button", { name: "Remove the list; its papers stay saved" });
    this.newTagName = this.region.getByRole("textbox", { name: "New name of the tag" });
    this.renameTag = this.region.getByRole("button", { name: "Rename the tag" });
    this.removeTag = this.region.getByRole("button", { name: "Remove the tag from all papers" });
    this.up = this.region.getByRole("button", { name: "Move the paper up in the list" });
    this.down = this.region.getByRole("button", { name: "Move the paper down in the list" });
    this.printed = page.locator(".print-list");
  }

  /** The entry of the open menu of files. */
  format(name: FileFormat): Locator {
    return this.exportMenu.getByRole("button", { name, exact: true });
  }
}
