// The library: what was saved, copied and exported.
import { type Locator, type Page } from "@playwright/test";

export class LibraryPage {
  readonly region: Locator;
  readonly copyAll: Locator;
  readonly export: Locator;
  readonly nothingSaved: Locator;

  constructor(page: Page) {
    this.region = page.getByRole("region", { name: "Saved papers" });
    this.copyAll = this.region.getByRole("button", { name: "Copy all as BibTeX" });
    this.export = this.region.getByRole("button", { name: "Export .bib" });
    this.nothingSaved = this.region.getByRole("heading", { name: "Nothing saved yet" });
  }
}
