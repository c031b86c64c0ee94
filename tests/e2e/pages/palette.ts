// The palette: anything by a few letters.
import { type Locator, type Page } from "@playwright/test";

export class Palette {
  readonly dialog: Locator;
  readonly input: Locator;
  readonly options: Locator;
  readonly chosen: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole("dialog", { name: "Go to" });
    this.input = this.dialog.getByRole("combobox");
    this.options = this.dialog.getByRole("option");
    this.chosen = this.dialog.getByRole("option", { selected: true });
  }
}
