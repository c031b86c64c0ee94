// The message at the foot of the page.
import { type Locator, type Page } from "@playwright/test";

export class Toast {
  readonly message: Locator;
  readonly undo: Locator;
  readonly close: Locator;

  constructor(page: Page) {
    this.message = page.locator(".toast");
    this.undo = this.message.getByRole("button", { name: "Undo" });
    this.close = this.message.getByRole("button", { name: "Close" });
  }
}
