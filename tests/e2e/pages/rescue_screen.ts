// What the page's own script shows when the app has broken.
import { type Locator, type Page } from "@playwright/test";

export class RescueScreen {
  readonly dialog: Locator;
  readonly heading: Locator;
  readonly reload: Locator;
  readonly export: Locator;

  constructor(page: Page) {
    this.heading = page.getByRole("heading", { name: "Something broke" });
    this.dialog = page.getByRole("dialog").filter({ has: this.heading });
    this.reload = this.dialog.getByRole("button", { name: "Reload" });
    this.export = this.dialog.getByRole("button", { name: "Export library" });
  }
}
