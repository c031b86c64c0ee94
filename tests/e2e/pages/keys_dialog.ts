// The list of keys.
import { type Locator, type Page } from "@playwright/test";

export class KeysDialog {
  readonly dialog: Locator;
  readonly close: Locator;
  readonly howToSearch: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole("dialog", { name: "Keys" });
    this.close = this.dialog.getByRole("button", { name: "Close" });
    this.howToSearch = this.dialog.getByRole("button", { name: "How to search" });
  }
}
